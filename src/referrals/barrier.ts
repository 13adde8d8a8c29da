/** What stood in the way: asked at every decline, non-attendance, drop-out and complaint (product, section 3). */
export const BARRIERS = [
  'acceptability',
  'appropriateness',
  'quality_of_care',
  'language',
  'cost_or_travel',
  'trust_or_data_fear',
  'stigma',
  'childcare',
  'faith_or_culture',
  'gender',
  'digital',
  'eligibility_or_nrpf',
  'documents_demanded',
  'listing_wrong',
  'no_service_exists',
  'full_or_waiting',
  'link_worker_change',
  'health',
  'other',
] as const;
export type Barrier = (typeof BARRIERS)[number];

/** How much a source can be said to be believed: the rank, as text. 300 is a provider's, 200 a link worker's. */
export const LEVELS = ['350', '250', '150', '100', '50'] as const;

/** What a rule can be about: everything, or one field that sources often have better or worse than others. */
export const TRUSTED_FIELDS = [
  '*',
  'name',
  'description',
  'phones',
  'email',
  'url',
  'schedules',
  'languages',
  'service_at_locations',
  'organization',
  'ages',
  'fees',
  'needs',
  'conditions',
  'eligibility_description',
  'application_process',
  'status',
] as const;

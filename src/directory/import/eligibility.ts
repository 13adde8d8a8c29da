type Growing = { [field: string]: unknown };

/** HSDS 2 and Open Referral UK 1.0 have who may come in a table of its own; in HSDS 3 it is fields of the service. */
export function gatherEligibility(service: Growing): void {
  const { eligibilities } = service;
  if (!Array.isArray(eligibilities)) return;
  delete service.eligibilities;
  const texts = eligibilities.flatMap((one: Growing) => one?.eligibility ?? []);
  if (texts.length > 0) service.eligibility_description ??= texts.join('\n');
  // Several rows are several ways to be welcome: the widest ages are true of all of them.
  const ages = (field: string) => eligibilities.map((one: Growing) => Number(one?.[field] ?? Number.NaN));
  const [least, most] = [Math.min(...ages('minimum_age')), Math.max(...ages('maximum_age'))];
  if (Number.isFinite(least)) service.minimum_age ??= least;
  if (Number.isFinite(most)) service.maximum_age ??= most;
}

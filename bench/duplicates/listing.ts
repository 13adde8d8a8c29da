/** A service as one list has it: what is compared, short. */
export interface Listing {
  readonly name: string;
  readonly by?: string;
  readonly charity?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly url?: string;
  readonly street?: string;
  readonly town?: string;
  readonly postcode?: string;
  readonly lat?: number;
  readonly lon?: number;
  readonly needs?: readonly string[];
}

/** The same as HSDS has it. */
export function hsdsOf(id: string, one: Listing): object {
  const organization = one.by && {
    organization: {
      id: `o-${id}`,
      name: one.by,
      description: one.by,
      ...(one.charity && {
        organization_identifiers: [
          { id: `i-${id}`, identifier_scheme: 'GB-CHC', identifier_type: 'Charity', identifier: one.charity },
        ],
      }),
    },
  };
  const place = (one.street || one.postcode) && {
    service_at_locations: [
      {
        id: `sal-${id}`,
        location: {
          id: `l-${id}`,
          location_type: 'physical',
          ...(one.lat !== undefined && { latitude: one.lat, longitude: one.lon }),
          addresses: [
            {
              id: `a-${id}`,
              address_1: one.street,
              city: one.town,
              postal_code: one.postcode,
              country: 'GB',
              address_type: 'physical',
            },
          ],
        },
      },
    ],
  };
  return {
    id,
    name: one.name,
    status: 'active',
    ...(one.email && { email: one.email }),
    ...(one.url && { url: one.url }),
    ...(one.phone && { phones: [{ id: `p-${id}`, number: one.phone }] }),
    ...(one.needs && { needs: one.needs }),
    ...organization,
    ...place,
  };
}

/**
 * providers: those who give the help, as this scheme knows them. Owns which organizations take introductions and where
 * these go, and the last word on places and waiting. Words: *capacity* is how many more a service can take; *joined* means
 * that the organization has told the scheme where introductions go.
 * Invariants: a word on capacity is shown with its age, and after 14 days it is unknown; unknown is never yes.
 */
export type { Capacity, SaidCapacity } from './capacity.ts';
export { joinProvider, sayCapacity } from './commands.ts';
export { confirmListing, sayOwnCapacity } from './listing.ts';
export { listingFor } from './listing-store.ts';
export { reportProblem } from './problem.ts';
export { propose } from './proposal-commands.ts';
export { capacityOf, reachProvider } from './reach.ts';
export { contactOf as providerContact, type NewProvider, type ProviderContact } from './store.ts';
export { askPlacesLink } from './upkeep.ts';

import { type Problem, serviceById } from '#directory';
import { isRefusal } from '#kernel';
import { askPlacesLink, confirmListing, propose, reportProblem, sayOwnCapacity } from '#providers';
import type { Deed } from './deeds.ts';
import type { MemberKey } from './members.ts';

/** The mailboxes of listings of which nobody has said for long that they are right are asked. */
export const asksProviders: Deed = (stage) => stage.strike('providers.upkeep');

/** A provider says by the link that it was sent how many places it has. */
export function saysOwnPlaces(service: string, places: number): Deed {
  return async (stage) =>
    stage.perform(await stage.keeper(service), 'providers.listing_places.say', {}, (tx) =>
      sayOwnCapacity(tx, { serviceId: stage.serviceId(service), places, waitingDays: null, paused: false }),
    );
}

/** A provider asks for the link with which it says its places whenever it likes. */
export function keepsPlacesLink(service: string): Deed {
  return async (stage) => {
    const keeper = await stage.keeper(service);
    if (keeper.kind !== 'keeper') return;
    await stage.perform(keeper, 'providers.places_link.ask', {}, (tx) => askPlacesLink(tx, keeper.listingId));
  };
}

/** A provider says with one press that all of its listing is right. */
export function findsRight(service: string): Deed {
  return async (stage) =>
    stage.perform(await stage.keeper(service), 'providers.listing.confirm', {}, confirmListing);
}

/** A provider would have its service described differently, which somebody has to read. */
export function proposes(service: string, description: string, note: string): Deed {
  return async (stage) =>
    stage.perform(await stage.keeper(service), 'providers.change.propose', {}, async (tx) => {
      const serviceId = stage.serviceId(service);
      const from = (await serviceById(tx, serviceId))?.description ?? '';
      const changes = [{ field: 'description', from, to: description }] as const;
      const said = await propose(tx, { serviceId, kind: 'change', changes, note });
      return isRefusal(said) ? said : true;
    });
}

/** Somebody found a listing wrong. */
export function reports(by: MemberKey, service: string, problem: Problem, note: string): Deed {
  return (stage) =>
    stage.perform(stage.member(by), 'providers.problem.report', {}, (tx) =>
      reportProblem(tx, { serviceId: stage.serviceId(service), problem, note }),
    );
}

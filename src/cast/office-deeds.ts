import type { NeedDomain } from '#directory';
import { serviceById } from '#directory';
import { NOT_FOUND } from '#kernel';
import { joinProvider, sayCapacity } from '#providers';
import { countSignpost, saveDraft } from '#referrals';
import type { Deed } from './deeds.ts';
import type { MemberKey } from './members.ts';

/** Somebody rang, and says how many places a service has left. */
export function saysCapacity(
  by: MemberKey,
  service: string,
  said: { places?: number; waitingDays?: number; paused?: boolean },
): Deed {
  return (stage) =>
    stage.perform(stage.member(by), 'providers.capacity.say', {}, (tx) =>
      sayCapacity(tx, {
        serviceId: stage.serviceId(service),
        places: said.places ?? null,
        waitingDays: said.waitingDays ?? null,
        paused: said.paused ?? false,
      }),
    );
}

/** The organization of a service takes introductions from this scheme, in its own language. */
export function joins(by: MemberKey, service: string, { locale }: { locale: string }): Deed {
  return (stage) =>
    stage.perform(stage.member(by), 'providers.provider.join', {}, async (tx) => {
      const found = await serviceById(tx, stage.serviceId(service));
      if (!found?.organization) return NOT_FOUND;
      return joinProvider(tx, { organizationId: found.organization.id, locale });
    });
}

/** A piece of information is given to somebody who becomes no case. */
export function signposts(by: MemberKey, domain: NeedDomain, service: string | null): Deed {
  return (stage) =>
    stage.perform(stage.member(by), 'referrals.signpost.count', {}, async (tx) => {
      await countSignpost(tx, { domain, serviceId: service && stage.serviceId(service) });
      return true;
    });
}

/** A referral that is begun and saved for later. */
export function drafts(by: MemberKey, fields: Parameters<typeof saveDraft>[1]): Deed {
  return (stage) =>
    stage.perform(stage.member(by), 'referrals.new.send', {}, async (tx) => {
      await saveDraft(tx, fields, null);
      return true;
    });
}

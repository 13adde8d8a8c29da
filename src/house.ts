import { gatekeeper, type Persona, sealAudit, signInPage, sweepSessions } from '#access';
import { caseOf } from '#cases';
import type { Duties } from '#jobs';
import { type Channels, type Recipients, reachMember } from '#messaging';
import { reachPerson } from '#people';
import { outcomeOf } from '#plans';
import { reachProvider } from '#providers';
import type { AnyRoute, FeedRoute, House, NavigationItem } from '#web';
import { accessRoom } from './access/room.ts';
import { casesRoom } from './cases/room.ts';
import { desksRoom } from './desks/room.ts';
import { directoryRoom } from './directory/room.ts';
import { openreferralRoom } from './interop/openreferral/room.ts';
import { matchingRoom } from './matching/room.ts';
import { messagingRoom } from './messaging/room.ts';
import { peopleRoom } from './people/room.ts';
import { hearVainSearch, needsOfCase, plansRoom } from './plans/room.ts';
import { capacityAside, providersRoom, upkeepAside } from './providers/room.ts';
import { referralsRoom } from './referrals/room.ts';

/** What a room can bring: everything is optional but its name. */
interface Room extends Partial<Duties> {
  readonly name: string;
  readonly routes?: readonly AnyRoute[];
  readonly feeds?: readonly FeedRoute[];
  readonly navigation?: readonly NavigationItem[];
}

export interface HouseParts {
  readonly channels: Channels;
  readonly personas: readonly Persona[];
}

/** The composition root: every room, in the order in which they may know of each other. */
export function furnish({ channels, personas }: HouseParts) {
  const recipients: Recipients = {
    member: reachMember,
    person: reachPerson,
    provider: reachProvider,
  };
  const rooms: readonly Room[] = [
    accessRoom(personas),
    messagingRoom(recipients, channels),
    peopleRoom,
    directoryRoom({ within: [capacityAside], after: [upkeepAside] }, hearVainSearch),
    providersRoom,
    matchingRoom,
    referralsRoom(async (tx, caseId) => (await caseOf(tx, caseId))?.referralId, outcomeOf),
    casesRoom(needsOfCase),
    plansRoom,
    openreferralRoom,
    desksRoom,
  ];
  const duties: Duties = {
    reactions: rooms.flatMap((room) => room.reactions ?? []),
    effects: rooms.flatMap((room) => room.effects ?? []),
    clockworks: rooms.flatMap((room) => room.clockworks ?? []),
    chores: [
      ...rooms.flatMap((room) => room.chores ?? []),
      { name: 'access.seal', pattern: '* * * * *', run: (house: House) => sealAudit(house.database) },
      { name: 'access.sweep', pattern: '17 * * * *', run: (house: House) => sweepSessions(house.database) },
    ],
  };
  return {
    rooms,
    duties,
    routes: rooms.flatMap((room) => room.routes ?? []),
    // Where one's day is comes first, one's own account last.
    feeds: rooms.flatMap((room) => room.feeds ?? []),
    navigation: rooms.toReversed().flatMap((room) => room.navigation ?? []),
    gatekeeper,
    signIn: signInPage(personas),
  };
}

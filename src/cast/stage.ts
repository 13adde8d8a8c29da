import { type LinkPurpose, note, readLink, sealAudit } from '#access';
import { type Database, type Tx, transact } from '#db';
import { settle, type WorkerOptions } from '#jobs';
import {
  type Actor,
  addDays,
  dayOf,
  type Instant,
  isRefusal,
  isWorkingDay,
  type LocalDate,
  later,
  MINUTE,
  newId,
  type Refusal,
  type SettableClock,
  systemActor,
} from '#kernel';
import { listingFor, providerContact } from '#providers';
import type { Letters } from './letters.ts';
import type { MemberKey } from './members.ts';

export const ZONE = 'Europe/London';

/** Someone's life in this world as far as it has been told: the ids of what grew out of their story. */
export interface Life {
  personId: string;
  /** The inbound referral that they came by last, and its reference. */
  referralId: string;
  reference: string;
  caseId: string;
  readonly needs: Map<string, string>;
  readonly goals: Map<string, string>;
  readonly steps: Map<string, string>;
  readonly onward: Map<string, Introduction>;
}

/** An onward referral, as the one who plays its provider has to know it. */
export interface Introduction {
  readonly id: string;
  readonly reference: string;
}

export function newLife(): Life {
  return {
    personId: '',
    referralId: '',
    reference: '',
    caseId: '',
    needs: new Map(),
    goals: new Map(),
    steps: new Map(),
    onward: new Map(),
  };
}

/** What is kept in one of the maps of a life; a story that names something before it happened is wrong. */
export function known<T>(of: ReadonlyMap<string, T>, key: string): T {
  const found = of.get(key);
  if (found === undefined) throw new Error(`The story has no ${key} yet.`);
  return found;
}

interface Parts {
  readonly database: Database & { readonly clock: SettableClock };
  readonly worker: WorkerOptions;
  readonly letters: Letters;
  readonly schemeId: string;
  readonly members: ReadonlyMap<MemberKey, Actor>;
  /** The id of a service by the last word of its address in the town's file. */
  readonly serviceId: (key: string) => string;
}

/** Where stories are played: the real database and worker, at a time that the stories set. */
export class Stage {
  readonly #parts: Parts;
  /** Something was done since the worker last had its turn. */
  #stirred = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get now(): Instant {
    return this.#parts.database.clock.now();
  }

  get today(): LocalDate {
    return dayOf(this.now, ZONE);
  }

  /** The working day on or after the one that lies so many days from today. */
  dayIn(days: number): LocalDate {
    let day = addDays(this.today, days);
    while (!isWorkingDay(day, new Set())) day = addDays(day, 1);
    return day;
  }

  setTo(instant: Instant): void {
    this.#parts.database.clock.set(instant);
  }

  pause(minutes: number): void {
    this.#parts.database.clock.advance(minutes * MINUTE);
  }

  member(key: MemberKey): Actor {
    return known(this.#parts.members, key);
  }

  memberId(key: MemberKey): string {
    return this.member(key).id;
  }

  serviceId(key: string): string {
    return this.#parts.serviceId(key);
  }

  system(name: string): Actor {
    return systemActor(this.#parts.schemeId, name);
  }

  /** Anyone on the public page, who can become one new person. */
  visitor(): Extract<Actor, { kind: 'visitor' }> {
    return { kind: 'visitor', schemeId: this.#parts.schemeId, id: 'visitor', personId: newId(this.now) };
  }

  /** The person, by the newest link to their own page; undefined before they were sent one. */
  person(life: Life): Actor | undefined {
    const id = this.#linkIn('person_page', life.reference);
    if (!id) return undefined;
    return { kind: 'person', schemeId: this.#parts.schemeId, id, personId: life.personId };
  }

  /** The provider of an introduction, by the link in the letter that they got; undefined when they got none. */
  provider(
    life: Life,
    { id, reference }: Introduction,
    purpose: 'provider_answer' | 'provider_attendance',
  ): Actor | undefined {
    const linkId = this.#linkIn(purpose, reference);
    if (!linkId) return undefined;
    const { schemeId } = this.#parts;
    return { kind: 'provider', schemeId, id: linkId, personId: life.personId, referralId: id };
  }

  /** Whoever keeps a listing right, by the link that the mailbox of one of its services got. */
  async keeper(service: string): Promise<Actor> {
    const { database, schemeId } = this.#parts;
    const found = await transact(database, this.system('cast'), async (tx) => {
      const contact = await providerContact(tx, this.serviceId(service));
      const listing = contact && (await listingFor(tx, contact));
      return { address: contact?.email ?? '', listing };
    });
    const id = this.#linkIn('listing_check', found.address);
    if (!id || !found.listing) throw new Error(`Nobody was asked whether ${service} is right.`);
    return { kind: 'keeper', schemeId, id, listingId: found.listing.id };
  }

  #linkIn(purpose: LinkPurpose, whose: string): string | null {
    const signed = this.#parts.letters.newest(purpose, whose);
    return signed === undefined ? null : readLink(this.#parts.worker.house.settings.secret, purpose, signed);
  }

  /**
   * Does one thing as a route of the house would: the command and its line in the audit, in one transaction. `act` is
   * that route's name. A refusal means that the story cannot be true, so it throws.
   */
  async perform<T>(
    actor: Actor,
    act: string,
    about: { personId?: string; subjectId?: string },
    work: (tx: Tx) => Promise<T | Refusal>,
  ): Promise<T> {
    const result = await transact(this.#parts.database, actor, async (tx) => {
      const done = await work(tx);
      if (isRefusal(done)) throw new Error(`${act} was refused: ${done.code}`);
      // Whoever came by the public page has become someone only by what they did.
      await note(tx, { act, outcome: 'done', ...about });
      return done;
    });
    this.#stirred = true;
    this.pause(2);
    return result as T;
  }

  /** Lets the worker do what waits, at this moment. */
  async settle(): Promise<void> {
    if (!this.#stirred) return;
    this.#stirred = false;
    await settle(this.#parts.worker);
  }

  /** Lets a clockwork come round once. */
  async strike(name: string): Promise<void> {
    const { worker, database } = this.#parts;
    const clockwork = worker.duties.clockworks.find((one) => one.name === name);
    if (!clockwork) throw new Error(`There is no clockwork ${name}.`);
    const wrote = await transact(database, this.system(name), async (tx) => {
      await clockwork.tick(tx, worker.house);
      return tx.sql
        .selectNoFrom((select) => select.fn('pg_current_xact_id_if_assigned', []).as('id'))
        .executeTakeFirst();
    });
    this.#stirred ||= wrote?.id != null;
  }

  async seal(): Promise<void> {
    await sealAudit(this.#parts.database);
  }

  /** When something may be done that was meant for `wanted`: never before what was done last, never after `limit`. */
  notBefore(wanted: Instant, limit: Instant): Instant {
    const earliest = later(this.now, MINUTE);
    const at = wanted > earliest ? wanted : earliest;
    return at < limit ? at : limit;
  }
}

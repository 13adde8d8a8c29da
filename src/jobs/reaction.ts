import type { EventIds, Tx } from '#db';
import type { House } from '#web';

/** What a room does when another room says that something happened. Performed once for each event, in one transaction. */
export interface Reaction {
  /** `<room>.<verb_phrase>`, unique in the house. */
  readonly name: string;
  /** The event, as `emit` named it. */
  readonly on: string;
  react(tx: Tx, ids: EventIds, house: House): Promise<unknown>;
}

/**
 * An effect on the world outside, such as an e-mail, that no transaction can take back. It keeps its own books to do it
 * once, and runs again when it throws.
 */
export interface Effect {
  readonly name: string;
  readonly on: string;
  perform(house: House, schemeId: string, ids: EventIds): Promise<void>;
}

/** Something that comes round by itself, in every scheme in turn: reminders, time-outs. */
export interface Clockwork {
  readonly name: string;
  /** Cron pattern, in UTC. */
  readonly pattern: string;
  tick(tx: Tx, house: House): Promise<unknown>;
}

/** Something that comes round once for the whole house: sealing, sweeping. */
export interface Chore {
  readonly name: string;
  readonly pattern: string;
  run(house: House): Promise<unknown>;
}

/** All that the worker does. */
export interface Duties {
  readonly reactions: readonly Reaction[];
  readonly effects: readonly Effect[];
  readonly clockworks: readonly Clockwork[];
  readonly chores: readonly Chore[];
}

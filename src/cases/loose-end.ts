import type { Tx } from '#db';
import type { NeedDomain } from '#directory';

/** Something that someone came for and that is not settled, as the page that closes their case shows it. */
export interface LooseEnd {
  readonly id: string;
  readonly domain: NeedDomain;
  /** In the person's words. */
  readonly words: string;
}

/**
 * What has to be looked at before a case is closed. Needs stand below cases in the house, so the house hands this down
 * from the room that keeps them.
 */
export interface LooseEnds {
  of(tx: Tx, caseId: string): Promise<readonly LooseEnd[]>;
  /** Says that they go on although the case is closed. */
  carryOn(tx: Tx, ends: readonly LooseEnd[]): Promise<void>;
}

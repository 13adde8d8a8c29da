import type { Database } from '#db';
import type { Actor } from '#kernel';

/** Where a command runs: the database, and where its words go. */
export interface CommandContext {
  readonly database: Database;
  readonly actor?: Actor;
  /** Results. */
  readonly out: Writer;
  /** Progress and trouble; the standard error where it is not given. */
  readonly err?: Writer;
}

/** A terminal gets one line of progress that moves; anything else gets a line now and then. */
export interface Writer {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** A command of `npm run tessera --`. `run` returns the exit code: 0 done, 1 could not be done, 2 asked wrongly. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

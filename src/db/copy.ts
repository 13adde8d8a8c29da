import pg from 'pg';

/** A value as `COPY` reads it. Undefined is written as null; a list or an object as its JSON. */
export type Copied = string | number | boolean | object | null | undefined;

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in the text form of `COPY`. */
export function copied(value: Copied): string {
  if (value === null || value === undefined) return '\\N';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : text;
}

interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/**
 * `COPY ... FROM STDIN` with its rows, all sent at once. It waits for no invitation, so that it can travel among other
 * statements on a pipelined connection; should the server refuse it, the server skips its rows.
 */
export class CopyIn extends pg.Query {
  readonly #text: string;
  readonly #rows: string;

  constructor(text: string, rows: string, done: (error: Error | undefined) => void) {
    super(text, undefined, done);
    this.#text = text;
    this.#rows = rows;
    this.submit = (connection) => {
      const to = connection as unknown as CopyConnection;
      to.query(this.#text);
      to.sendCopyFromChunk(Buffer.from(this.#rows));
      to.endCopyFrom();
      return null;
    };
  }

  // The server's invitation. The rows are on their way already.
  handleCopyInResponse(): void {}
}

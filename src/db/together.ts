/** Most that one statement carries. */
const MOST = 500;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One statement for all who ask at the same moment. The first to ask sets out as soon as the running code pauses, with
 * whoever came by then; those who come while it is on its way go together in the next. A lone caller waits for nobody,
 * and under load the statements get fewer and not slower. `perform` answers in the order of its items; when it
 * throws, all of that one journey fail.
 */
export function together<Item, Result>(
  perform: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let busy = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const party = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      try {
        const results = await perform(party.map(({ item }) => item));
        if (results.length !== party.length) throw new Error('Not every question was answered.');
        for (const [place, { resolve }] of party.entries()) resolve(results[place] as Result);
      } catch (error) {
        for (const { reject } of party) reject(error);
      }
    }
    busy = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (busy) return;
      busy = true;
      setImmediate(run);
    });
}

import { ANSWER_BITS, NEED_BITS } from './entry-bits.ts';
import type { Limits } from './plan.ts';
import type { Counts } from './query.ts';
import type { Counted } from './store.ts';

// As entry-store.ts puts them together.
const BETWEEN_LANGUAGES = '\u001f';

/** What was counted in some rings, together. */
export function countsOf(
  rings: readonly { readonly counted: Counted | null; readonly whole: boolean }[],
  limits: Limits,
): Counts {
  const needs = new Uint32Array(32);
  const answers = new Uint32Array(64);
  const spoken = new Map<string, number>();
  let [total, anywhere] = [0, 0];
  for (const { counted } of rings) {
    total += counted?.total ?? 0;
    const marks = Buffer.from(counted?.marks ?? '', 'hex');
    const word = (at: number) =>
      ((marks[at] ?? 0) << 24) |
      ((marks[at + 1] ?? 0) << 16) |
      ((marks[at + 2] ?? 0) << 8) |
      (marks[at + 3] ?? 0);
    for (let at = 0; at < marks.length; ) {
      tally(needs, word(at), 0);
      tally(answers, word(at + 8), 0);
      tally(answers, word(at + 4), 32);
      anywhere += marks[at + 12] ?? 0;
      const end = marks.indexOf(0, at + 13);
      if (end > at + 13) {
        // A byte a sign: a thousand entries speak a few dozen languages in as many ways.
        const said = marks.toString('latin1', at + 13, end);
        spoken.set(said, (spoken.get(said) ?? 0) + 1);
      }
      at = end + 1;
    }
  }
  const languages: Record<string, number> = {};
  for (const [said, count] of spoken) {
    for (const language of Buffer.from(said, 'latin1').toString('utf8').split(BETWEEN_LANGUAGES))
      languages[language] = (languages[language] ?? 0) + count;
  }
  const byAnswer: Record<string, Record<string, number>> = {};
  for (const [bit, answer] of ANSWER_BITS.entries()) {
    const [condition = '', value = ''] = answer.split('.');
    const count = answers[bit] ?? 0;
    if (count > 0) byAnswer[condition] = { ...byAnswer[condition], [value]: count };
  }
  return {
    total,
    more: total > limits.counted || !rings.every(({ whole }) => whole),
    needs: Object.fromEntries(NEED_BITS.flatMap((need, bit) => (needs[bit] ? [[need, needs[bit]]] : []))),
    languages,
    answers: byAnswer as Counts['answers'],
    formats: { in_person: total - anywhere, anywhere },
  };
}

function tally(counts: Uint32Array, mask: number, from: number): void {
  for (let left = mask; left !== 0; left &= left - 1) {
    const bit = from + 31 - Math.clz32(left & -left);
    counts[bit] = (counts[bit] ?? 0) + 1;
  }
}

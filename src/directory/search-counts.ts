import { ANSWER_BITS, NEED_BITS } from './entry-bits.ts';
import type { Counts } from './search.ts';
import type { Limits } from './search-plan.ts';
import type { Counted } from './search-store.ts';

// As entry-store.ts puts them together.
const BETWEEN_LANGUAGES = '\u001f';

/** What was counted in some rings, together. */
export function countsOf(
  rings: readonly { readonly counted: Counted | null; readonly whole: boolean }[],
  limits: Limits,
): Counts {
  const needs = NEED_BITS.map(() => 0);
  const answers = ANSWER_BITS.map(() => 0);
  const languages: Record<string, number> = {};
  let [total, anywhere] = [0, 0];
  for (const { counted } of rings) {
    total += counted?.total ?? 0;
    const marks = Buffer.from(counted?.marks ?? '', 'hex');
    for (let at = 0; at < marks.length; ) {
      tally(needs, marks.readUInt32BE(at), 0);
      tally(answers, marks.readUInt32BE(at + 8), 0);
      tally(answers, marks.readUInt32BE(at + 4), 32);
      anywhere += marks.readUInt8(at + 12);
      const end = marks.indexOf(0, at + 13);
      if (end > at + 13) {
        for (const language of marks.toString('utf8', at + 13, end).split(BETWEEN_LANGUAGES))
          languages[language] = (languages[language] ?? 0) + 1;
      }
      at = end + 1;
    }
  }
  const byAnswer: Record<string, Record<string, number>> = {};
  for (const [bit, count] of answers.entries()) {
    const [condition = '', value = ''] = ANSWER_BITS[bit]?.split('.') ?? [];
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

function tally(counts: number[], mask: number, from: number): void {
  for (let left = mask; left !== 0; left &= left - 1) {
    const bit = from + 31 - Math.clz32(left & -left);
    counts[bit] = (counts[bit] ?? 0) + 1;
  }
}

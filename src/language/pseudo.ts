import type { IntlMessageFormat } from 'intl-messageformat';

/** A parsed ICU message. */
export type Message = ReturnType<IntlMessageFormat['getAst']>;

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = [...'ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ'];
const VOWELS = /[aeiouAEIOU]/;

/** How much longer a translation may be than its English: German, Polish and Somali run to about this. */
const STRETCH = 0.4;

/** English that is plainly not finished: accented and two fifths longer, still readable. */
function stretch(text: string): string {
  let wanted = Math.ceil(text.trim().length * STRETCH);
  let out = '';
  for (const letter of text) {
    const accented = ACCENTED[PLAIN.indexOf(letter)] ?? letter;
    const twice = wanted > 0 && VOWELS.test(letter);
    if (twice) wanted -= 1;
    out += twice ? accented + accented : accented;
  }
  return wanted > 0 ? out.trimEnd() + '~'.repeat(wanted) + (/\s*$/.exec(out)?.[0] ?? '') : out;
}

// The literal text is element type 0 in the parser's tree; arguments, plurals and selects keep names and numbers.
function stretchParts(message: Message): Message {
  return message.map((part) => {
    if (part.type === 0) return { ...part, value: stretch(part.value) };
    if ('options' in part) {
      const branches = Object.entries(part.options).map(([name, branch]) => [
        name,
        { ...branch, value: stretchParts(branch.value) },
      ]);
      return { ...part, options: Object.fromEntries(branches) };
    }
    return part;
  });
}

/** The pseudo-translation of a parsed message: brackets show where a page cuts it off or glues two together. */
export function pseudo(message: Message): Message {
  return [{ type: 0, value: '[' }, ...stretchParts(message), { type: 0, value: ']' }];
}

import { isId } from '#kernel';
import { answerIn, answersIn, type FormValues } from '#web';

/** More than this nobody reads on paper, and no text message has room for. */
export const LIST_MOST = 12;

const ID_LETTERS = 22;

/** Ids in one text, as short as they can be. */
export function listOf(ids: readonly string[]): string {
  return ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')).join('');
}

/** The ids in such a list; what is none is left out. */
export function idsInList(list: string): string[] {
  return (list.match(new RegExp(`[\\w-]{${ID_LETTERS}}`, 'g')) ?? [])
    .map((text) => Buffer.from(text, 'base64url').toString('hex'))
    .map((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
    .filter(isId);
}

/** The services that were chosen, one by one or all in one text; and how many more there is no room for. */
export function chosenIn(values: FormValues): { readonly ids: readonly string[]; readonly left: number } {
  const asked = [...answersIn(values, 'service'), ...idsInList(answerIn(values, 'list'))].filter(isId);
  const chosen = [...new Set(asked)];
  return { ids: chosen.slice(0, LIST_MOST), left: Math.max(0, chosen.length - LIST_MOST) };
}

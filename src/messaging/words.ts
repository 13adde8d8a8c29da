import { linkAddress } from '#access';
import { words } from '#language';
import type { Settings } from '#web';
import type { Letter } from './channels.ts';
import { SERVED } from './locale.ts';
import { type NewMessage, TEMPLATES } from './message.ts';

/** What a message row holds that its words are made of. */
export interface Written {
  readonly template: string;
  readonly params: unknown;
  readonly link_id: string | null;
  readonly link_purpose: string | null;
}

// A page of our own: nothing that could lead elsewhere, or say something.
const OURS = /^(?:\/[\w-]+)+(?:\?list=[\w-]+)?$/;

/** The subject and body of a message in a language, with the signed address of its link if it has one. */
export function wordsOf(message: Written, locale: string, settings: Settings): Omit<Letter, 'address'> {
  const served = SERVED.find((known) => known === locale) ?? 'en';
  const t = words(served);
  const template = TEMPLATES.find((known) => known === message.template);
  if (!template) throw new Error('A message names a template that does not exist.');
  const { initials = '', reference = '', path } = message.params as NonNullable<NewMessage['params']>;
  const purpose = message.link_purpose as Parameters<typeof linkAddress>[2] | null;
  const signed = message.link_id && purpose && linkAddress(settings, served, purpose, message.link_id);
  const open = path && OURS.test(path) && `${settings.origin}/${served}${path}`;
  const link = signed || open || settings.origin;
  return {
    subject: t(`messaging.${template}.subject`),
    body: t(`messaging.${template}.body`, { initials, reference, link }),
  };
}

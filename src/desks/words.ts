import type { Formats, Words } from '#language';
import type { Contact } from '#people';

/** What must be kept in mind when reaching someone in this way: hours, voicemail, their own note. */
export function contactRules(contact: Contact, t: Words, formats: Formats): string[] {
  const { fromHour, untilHour, channel } = contact;
  const hour = (value: number) => formats.timeOfDay(`${String(value % 24).padStart(2, '0')}:00`);
  const rules: string[] = [];
  if (fromHour !== null && untilHour === null) rules.push(t('desks.contact.after', { hour: hour(fromHour) }));
  if (fromHour === null && untilHour !== null)
    rules.push(t('desks.contact.before', { hour: hour(untilHour) }));
  if (fromHour !== null && untilHour !== null) {
    rules.push(t('desks.contact.between', { from: hour(fromHour), until: hour(untilHour) }));
  }
  if (channel === 'phone_call') {
    rules.push(contact.voicemail ? t('desks.contact.voicemail') : t('desks.contact.no_voicemail'));
  }
  return rules;
}

/** The name of a language of a person, who may have chosen none of the list. */
export function languageOf(tag: string, t: Words, formats: Formats): string {
  return tag === 'und' ? t('people.language_other') : formats.languageName(tag);
}

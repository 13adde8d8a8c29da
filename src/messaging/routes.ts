import { member } from '#access';
import { isId, NOT_FOUND } from '#kernel';
import { type AnyRoute, answerIn, page, redirect, route } from '#web';
import { OutboxPage } from './pages.tsx';
import type { Recipients } from './recipient.ts';
import { newest, passOn } from './store.ts';
import { wordsOf } from './words.ts';

/**
 * The outbox: what was sent, what waits, and what a human must look at. Its words, and the links in them, are shown in
 * the demonstration only: elsewhere they belong to whoever they are addressed to.
 */
export function messagingRoutes(recipients: Recipients): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/messaging/outbox',
      name: 'messaging.outbox.show',
      may: member('messaging.outbox'),
      audit: 'read',
      handle: async ({ t, tx, formats, house }) => {
        const rows = await newest(tx);
        const messages = await Promise.all(
          rows.map(async (row) => {
            const reach = house.settings.demo
              ? await recipients[row.recipient_kind as keyof Recipients](tx, row.recipient_id)
              : null;
            const locale = reach?.kind === 'mailbox' ? reach.locale : 'en';
            return {
              at: formats.dateTime(row.created_at),
              to: t.at(`messaging.to.${row.recipient_kind}`),
              status: row.status,
              statusWords: t.at(`messaging.status.${row.status}`),
              channel: row.channel ? t.at(`messaging.channel.${row.channel}`) : '',
              subject: t.at(`messaging.${row.template}.subject`),
              locale,
              body: house.settings.demo ? wordsOf(row, locale, house.settings).body : null,
            };
          }),
        );
        return page(t('messaging.outbox.title'), OutboxPage({ t, messages }), { wide: true });
      },
    }),
    route({
      method: 'POST',
      path: '/messaging/:messageId/told',
      name: 'messaging.message.pass_on',
      may: member('messaging.pass_on'),
      audit: 'change',
      handle: async (visit) => {
        const { tx, params, locale, form } = visit;
        const messageId = params.messageId ?? '';
        const passed = await passOn(tx, messageId);
        if (!passed) return NOT_FOUND;
        visit.concerns({ personId: passed.personId ?? undefined, subjectId: messageId });
        const caseId = answerIn(form, 'caseId');
        const back = isId(caseId) ? `/${locale}/desks/record/${caseId}` : `/${locale}/desks/today`;
        return redirect(back, { banner: 'messaging.banner.told' });
      },
    }),
  ];
}

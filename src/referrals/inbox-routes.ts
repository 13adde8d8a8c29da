import { colleagues, holds, member } from '#access';
import { NEED_DOMAINS } from '#directory';
import { newId } from '#kernel';
import { codeWord } from '#language';
import { initialsOf } from '#people';
import { type AnyRoute, answerIn, page, route, type Visit } from '#web';
import {
  INBOX_CARDS,
  type InboxCard,
  inbox,
  type ListedReferral,
  type SentReferral,
  sentBy,
} from './inbox.ts';
import { InboxPage, SentPage } from './inbox-pages.tsx';
import { draftLines } from './new-routes.ts';
import { turnWords } from './turn-words.ts';

/** What waits for the link workers, and what a sender has sent. */
export const inboxRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/referrals/inbox',
    name: 'referrals.inbox.show',
    may: member('referrals.receive'),
    audit: 'read',
    handle: async (visit) => {
      const { t, tx, locale } = visit;
      const wanted = answerIn(visit.query, 'show');
      const card: InboxCard = INBOX_CARDS.find((known) => known === wanted) ?? 'new';
      const at = pageIn(visit);
      const { counts, rows, more } = await inbox(tx, { card, page: at });
      return page(
        t('referrals.inbox.title'),
        InboxPage({
          t,
          counts,
          shown: card,
          rows: rows.map((row) => inboxRow(visit, row)),
          more: more ? `/${locale}/referrals/inbox?show=${card}&page=${at + 2}` : null,
        }),
        { wide: true },
      );
    },
  }),
  route({
    method: 'GET',
    path: '/referrals/sent',
    name: 'referrals.sent.show',
    may: member('referrals.follow'),
    audit: 'read',
    handle: async (visit) => {
      const { t, tx, locale, actor } = visit;
      const at = pageIn(visit);
      const [{ rows, more }, drafts, everyone] = await Promise.all([
        sentBy(tx, { page: at }),
        draftLines(visit),
        colleagues(tx),
      ]);
      const names = new Map(everyone.map(({ id, display_name }) => [id, display_name]));
      const domains = NEED_DOMAINS.map((value) => ({ value, text: codeWord(t, 'need', value) }));
      return page(
        t('referrals.sent.title'),
        SentPage({
          t,
          once: newId(tx.now),
          drafts,
          rows: rows.map((row) => sentRow(visit, row, names)),
          more: more ? `/${locale}/referrals/sent?page=${at + 2}` : null,
          domains: holds(actor, 'referrals.signpost') ? domains : [],
        }),
        { wide: true },
      );
    },
  }),
];

// Pages are counted from 1 in addresses and from 0 in questions.
function pageIn({ query }: Visit): number {
  const wanted = Number(answerIn(query, 'page'));
  return Number.isInteger(wanted) && wanted >= 1 && wanted <= 10_000 ? wanted - 1 : 0;
}

function inboxRow({ t, formats, tx }: Visit, row: ListedReferral) {
  const days = Math.max(0, Math.floor((tx.now.getTime() - row.turnSince.getTime()) / 86_400_000));
  return {
    id: row.id,
    name: row.name,
    reference: row.reference,
    route: codeWord(t, 'route', row.route),
    language: formats.languageName(row.language),
    interpreter: row.interpreter === 'needed',
    waiting: t('referrals.inbox.days', { days }),
    status: codeWord(t, 'referral_status', row.status),
    turn: turnWords(t, row, 'link_workers'),
    urgent: row.urgent,
    overdue: row.overdue,
  };
}

// Without the person's consent a sender learns that it arrived, and whether something is asked of them; no more.
function sentRow({ t, formats, actor }: Visit, row: SentReferral, names: ReadonlyMap<string, string>) {
  const asked = row.turn === 'sender';
  const heard = row.news || asked;
  const by = row.senderId && row.senderId !== actor.id ? names.get(row.senderId) : undefined;
  return {
    id: row.id,
    name: initialsOf(row.name),
    reference: row.reference,
    date: formats.dateOf(row.createdAt),
    by: by ? t('referrals.sent.by', { name: by }) : null,
    status: heard ? codeWord(t, 'referral_status', row.status) : t('referrals.news.received'),
    turn: heard ? turnWords(t, row, 'sender') : '',
    yours: asked,
  };
}

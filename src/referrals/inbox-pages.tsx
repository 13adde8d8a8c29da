import type { Words } from '#language';
import { Form, ui } from '#web';
import { INBOX_CARDS, type InboxCard } from './inbox.ts';
import { type DraftLine, Drafts } from './new-pages.tsx';

const { Button, Details, LinkButton, Select, Table, Tag } = ui;

export interface InboxRow {
  readonly id: string;
  readonly name: string;
  readonly reference: string;
  readonly route: string;
  readonly language: string;
  readonly interpreter: boolean;
  readonly waiting: string;
  readonly status: string;
  readonly turn: string;
  readonly urgent: boolean;
  readonly overdue: boolean;
}

export interface InboxView {
  readonly t: Words;
  readonly counts: Readonly<Record<InboxCard, number>>;
  readonly shown: InboxCard;
  readonly rows: readonly InboxRow[];
  /** The address of the rows that follow, when there are more. */
  readonly more: string | null;
}

export function InboxPage({ t, counts, shown, rows, more }: InboxView) {
  return (
    <>
      <h1>{t('referrals.inbox.title')}</h1>
      <p>{t('referrals.inbox.lead')}</p>
      <ul class="tessera-counts">
        {INBOX_CARDS.map((which) => (
          <li class={`tessera-counts__card${which === shown ? ' tessera-counts__card--chosen' : ''}`}>
            <a
              class="tessera-counts__link"
              href={`/${t.locale}/referrals/inbox?show=${which}`}
              aria-current={which === shown ? 'true' : undefined}
            >
              <span class="tessera-counts__number">{counts[which]}</span>{' '}
              <span class="tessera-counts__name">{t.at(`referrals.inbox.${which}`)}</span>
            </a>
            <span class="tessera-counts__about">{t.at(`referrals.inbox.${which}_about`)}</span>
          </li>
        ))}
      </ul>
      {rows.length === 0 ? (
        <p>{t('referrals.inbox.empty')}</p>
      ) : (
        <Table
          responsive
          class="tessera-caseload"
          firstCellIsHeader
          caption={t('referrals.inbox.showing', { what: t.at(`referrals.inbox.${shown}`) })}
          captionSize="m"
          columns={[
            { text: t('referrals.inbox.who') },
            { text: t('referrals.inbox.route') },
            { text: t('referrals.inbox.language') },
            { text: t('referrals.inbox.waiting') },
            { text: t('referrals.inbox.status') },
            { text: t('referrals.inbox.turn') },
          ]}
          rows={rows.map((row) => [
            {
              content: (
                <>
                  <a href={`/${t.locale}/referrals/${row.id}`}>
                    <bdi>{row.name}</bdi>
                  </a>
                  <br />
                  <span class="tessera-number">{row.reference}</span>
                </>
              ),
            },
            row.route,
            row.interpreter ? `${row.language} · ${t('referrals.inbox.interpreter')}` : row.language,
            {
              content: (
                <>
                  <span class="tessera-number">{row.waiting}</span>
                  {row.overdue && (
                    <>
                      {' '}
                      <Tag colour="red">{t('referrals.inbox.is_overdue')}</Tag>
                    </>
                  )}
                  {row.urgent && (
                    <>
                      {' '}
                      <Tag colour="orange">{t('referrals.inbox.is_urgent')}</Tag>
                    </>
                  )}
                </>
              ),
            },
            row.status,
            row.turn,
          ])}
        />
      )}
      {more && (
        <p>
          <a href={more}>{t('referrals.inbox.more')}</a>
        </p>
      )}
    </>
  );
}

export interface SentRow {
  readonly id: string;
  readonly name: string;
  readonly reference: string;
  readonly date: string;
  readonly by: string | null;
  readonly status: string;
  readonly turn: string;
  readonly yours: boolean;
}

export interface SentView {
  readonly t: Words;
  readonly once: string;
  readonly drafts: readonly DraftLine[];
  readonly rows: readonly SentRow[];
  readonly more: string | null;
  /** Domains to count a piece of information under; empty when the member may not. */
  readonly domains: readonly { readonly value: string; readonly text: string }[];
}

/** What I and my team sent, and where each stands in plain words. */
export function SentPage({ t, once, drafts, rows, more, domains }: SentView) {
  return (
    <>
      <h1>{t('referrals.sent.title')}</h1>
      <p>{t('referrals.sent.lead')}</p>
      <p>
        <LinkButton href={`/${t.locale}/referrals/new`}>{t('referrals.new.title')}</LinkButton>
      </p>
      <Drafts t={t} drafts={drafts} once={once} />
      {rows.length === 0 ? (
        <p>{t('referrals.sent.empty')}</p>
      ) : (
        <Table
          responsive
          class="tessera-caseload"
          firstCellIsHeader
          caption={t('referrals.sent.caption')}
          captionSize="m"
          columns={[
            { text: t('referrals.sent.who') },
            { text: t('referrals.sent.date') },
            { text: t('referrals.sent.status') },
            { text: t('referrals.sent.turn') },
          ]}
          rows={rows.map((row) => [
            {
              content: (
                <>
                  <a href={`/${t.locale}/referrals/${row.id}`}>
                    <bdi>{row.name}</bdi>
                  </a>
                  <br />
                  <span class="tessera-number">{row.reference}</span>
                </>
              ),
            },
            {
              content: (
                <>
                  {row.date}
                  {row.by && (
                    <>
                      <br />
                      <span class="nhsuk-u-secondary-text-colour">{row.by}</span>
                    </>
                  )}
                </>
              ),
            },
            row.status,
            { content: row.yours ? <Tag colour="orange">{row.turn}</Tag> : row.turn },
          ])}
        />
      )}
      {more && (
        <p>
          <a href={more}>{t('referrals.inbox.more')}</a>
        </p>
      )}
      {domains.length > 0 && (
        <Details summary={t('referrals.signpost.title')}>
          <p>{t('referrals.signpost.body')}</p>
          <Form action={`/${t.locale}/referrals/signposts`} once={once}>
            <input type="hidden" name="back" value={`/${t.locale}/referrals/sent`} />
            <Select name="domain" label={t('referrals.signpost.domain')} items={domains} />
            <Button variant="secondary">{t('referrals.signpost.button')}</Button>
          </Form>
        </Details>
      )}
    </>
  );
}

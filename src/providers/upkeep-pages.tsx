import type { ComponentChildren } from 'preact';
import { checkedWords, Facts, type QueuedListing, type ServiceSummary, type WordOnListing } from '#directory';
import type { Formats, Words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';
import { HEARD } from './problem.ts';
import { Reported } from './problem-pages.tsx';
import type { ReportedProblem } from './problem-store.ts';
import { ProposalCard } from './proposal-pages.tsx';
import type { Proposal } from './proposal-store.ts';

const { BackLink, Button, Radios, SummaryList, Table, Tag, Textarea } = ui;

export interface QueueView {
  readonly t: Words;
  readonly formats: Formats;
  readonly listings: readonly QueuedListing[];
  readonly head: ComponentChildren;
  readonly foot: ComponentChildren;
}

/** What waits for the directory team: listings of which nobody has said for long that they are right. */
export function QueuePage(view: QueueView) {
  const { t, listings, head, foot } = view;
  return (
    <>
      {head}
      <p>{t('providers.upkeep.to_check_body')}</p>
      {listings.length === 0 ? <p>{t('providers.upkeep.to_check_none')}</p> : <Queue {...view} />}
      {foot}
    </>
  );
}

function Queue({ t, formats, listings }: QueueView) {
  return (
    <Table
      responsive
      columns={[
        { text: t('providers.upkeep.service') },
        { text: t('providers.upkeep.ring') },
        { text: t('providers.upkeep.last_word') },
        { text: t('providers.upkeep.why') },
      ]}
      rows={listings.map((listing) => [
        {
          content: (
            <a href={`/${t.locale}/providers/upkeep/services/${listing.serviceId}`}>
              <bdi>{listing.name}</bdi>
            </a>
          ),
        },
        listing.phone
          ? {
              content: (
                <a href={`tel:${listing.phone.replace(/[^\d+]/g, '')}`} dir="ltr">
                  {listing.phone}
                </a>
              ),
            }
          : t('providers.upkeep.no_phone'),
        listing.verifiedOn
          ? t('directory.fresh.not_since', { date: formats.date(listing.verifiedOn) })
          : t('directory.fresh.never'),
        t.at(`providers.upkeep.why_${listing.why}`),
      ])}
    />
  );
}

export interface HeardView extends FormState {
  readonly formats: Formats;
  readonly service: ServiceSummary;
  readonly detail: Parameters<typeof Facts>[0]['detail'];
  readonly phone: string | null;
  readonly today: string;
  readonly history: readonly (WordOnListing & { readonly who: string | null })[];
  /** What was reported, and has not been looked into yet. */
  readonly problems: readonly ReportedProblem[];
  /** What was proposed and decided, newest first. */
  readonly proposals: readonly Proposal[];
  readonly once: string;
}

/** Ringing them: what to read out, and what to write down. */
export function HeardPage(view: HeardView) {
  const { t, formats, service, detail, phone, today, history } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/providers/upkeep`}>{t('providers.upkeep.back')}</BackLink>
      <Problems {...view} />
      <h1>
        <bdi>{service.name}</bdi>
      </h1>
      <p>{checkedWords(t, formats, service, today)}</p>
      <p>
        {phone ? (
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{t('providers.capacity.ring', { phone })}</a>
        ) : (
          t('providers.upkeep.no_phone')
        )}
      </p>
      {view.problems.length > 0 && (
        <>
          <h2>{t('providers.problem.reported')}</h2>
          {view.problems.map((problem) => (
            <Reported t={t} formats={formats} problem={problem} />
          ))}
        </>
      )}
      <h2>{t('providers.upkeep.read_out')}</h2>
      <Facts t={t} formats={formats} service={service} detail={detail} />
      <p>
        <a href={`/${t.locale}/providers/upkeep/services/${service.id}/change`}>
          {t('providers.change.link_team')}
        </a>
      </p>
      <Form action={`/${t.locale}/providers/upkeep/services/${service.id}`} once={view.once}>
        <Radios
          {...bind(view, 'heard')}
          legend={t('providers.upkeep.heard')}
          legendSize="m"
          items={HEARD.map((value) => ({ value, label: t.at(`providers.upkeep.heard_${value}`) }))}
        />
        <Textarea
          {...bind(view, 'note')}
          label={t('providers.upkeep.note')}
          hint={t('providers.upkeep.note_hint')}
          rows={2}
          attributes={{ dir: 'auto' }}
        />
        <Button>{t('web.save')}</Button>
      </Form>
      <h2>{t('providers.upkeep.history')}</h2>
      {history.length === 0 ? <p>{t('directory.fresh.never')}</p> : <History {...view} />}
      <Changes {...view} />
    </>
  );
}

function History({ t, formats, history }: HeardView) {
  return (
    <SummaryList
      rows={history.map((word) => ({
        key: formats.dateTime(word.at),
        value: (
          <>
            {t.at(`providers.said.${word.said}`)}{' '}
            <Tag colour="grey">{word.who ?? t.at(`providers.sayer.${word.by}`)}</Tag>
            {word.note && (
              <div class="nhsuk-hint">
                <bdi>{word.note}</bdi>
              </div>
            )}
          </>
        ),
      }))}
    />
  );
}

/** What was said differently, by whom, from what to what, with the way back. */
function Changes({ t, formats, proposals }: HeardView) {
  if (proposals.length === 0) return null;
  return (
    <>
      <h2>{t('providers.proposal.history')}</h2>
      {proposals.map((proposal) => (
        <ProposalCard
          t={t}
          formats={formats}
          proposal={proposal}
          heading={t.at(`providers.proposal.from_${proposal.saidBy}`)}
        >
          {proposal.status === 'open' && (
            <p>
              <a href={`/${t.locale}/providers/upkeep/proposals/${proposal.id}`}>
                {t('providers.proposal.read')}
              </a>
            </p>
          )}
          {(proposal.status === 'accepted' || proposal.status === 'accepted_in_part') && (
            <Form action={`/${t.locale}/providers/upkeep/proposals/${proposal.id}/undo`}>
              <Button variant="secondary" small>
                {t('providers.proposal.undo')}
              </Button>
            </Form>
          )}
        </ProposalCard>
      ))}
    </>
  );
}

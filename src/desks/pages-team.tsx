import type { Words } from '#language';
import { type Count, Counts, ui } from '#web';

const { Hidden, Table } = ui;

export interface WorkerLine {
  readonly name: string;
  readonly languages: string;
  readonly open: string;
  readonly waiting: string;
  readonly overdue: string;
}

export interface OrphanLine {
  readonly href: string;
  readonly name: string;
  readonly why: string;
  readonly linkWorker: string;
  readonly last: string;
  /** Where it is given to someone. */
  readonly give: string;
}

export interface StuckLine {
  readonly href: string;
  readonly name: string;
  readonly turn: string;
  readonly since: string;
}

export interface TeamView {
  readonly t: Words;
  readonly counts: readonly Count[];
  readonly workers: readonly WorkerLine[];
  readonly orphans: readonly OrphanLine[];
  /** How many more there are than are shown; null when none. */
  readonly more: string | null;
  readonly stuck: readonly StuckLine[];
  readonly moreStuck: string | null;
}

/** A supervisor's desk: who carries how much, whom nobody holds, and what waits too long. */
export function TeamPage(view: TeamView) {
  const { t } = view;
  return (
    <>
      <h1>{t('desks.team.title')}</h1>
      <Counts counts={view.counts} />
      <section id="orphans">
        <h2>{t('desks.team.orphans')}</h2>
        <p>{t('desks.team.orphans_lead')}</p>
        {view.orphans.length === 0 ? <p>{t('desks.team.orphans_empty')}</p> : <Orphans {...view} />}
        {view.more !== null && <p>{view.more}</p>}
      </section>
      {view.stuck.length > 0 && (
        <section id="waiting">
          <Stuck {...view} />
          {view.moreStuck !== null && <p>{view.moreStuck}</p>}
        </section>
      )}
      {view.workers.length === 0 ? <p>{t('desks.team.no_workers')}</p> : <Workers {...view} />}
    </>
  );
}

function Orphans({ t, orphans }: TeamView) {
  return (
    <Table
      responsive
      firstCellIsHeader
      class="tessera-caseload"
      caption={t('desks.team.orphans_caption')}
      captionSize="s"
      columns={[
        { text: t('desks.today.column.name') },
        { text: t('desks.team.why') },
        { text: t('desks.record.link_worker') },
        { text: t('desks.today.column.last') },
        { text: t('desks.team.act') },
      ]}
      rows={orphans.map((orphan) => [
        {
          content: (
            <a href={orphan.href}>
              <bdi>{orphan.name}</bdi>
            </a>
          ),
        },
        orphan.why,
        { content: <bdi>{orphan.linkWorker}</bdi> },
        orphan.last,
        {
          content: (
            <a href={orphan.give}>
              {t('desks.team.give')}
              <Hidden>{` (${orphan.name})`}</Hidden>
            </a>
          ),
        },
      ])}
    />
  );
}

function Stuck({ t, stuck }: TeamView) {
  return (
    <Table
      responsive
      firstCellIsHeader
      class="tessera-caseload"
      caption={t('desks.team.stuck')}
      captionSize="m"
      columns={[
        { text: t('desks.today.column.name') },
        { text: t('desks.today.column.turn') },
        { text: t('desks.team.since') },
      ]}
      rows={stuck.map((line) => [
        {
          content: (
            <a href={line.href}>
              <bdi>{line.name}</bdi>
            </a>
          ),
        },
        line.turn,
        line.since,
      ])}
    />
  );
}

function Workers({ t, workers }: TeamView) {
  return (
    <Table
      responsive
      firstCellIsHeader
      class="tessera-caseload"
      caption={t('desks.team.workers')}
      captionSize="m"
      columns={[
        { text: t('desks.record.link_worker') },
        { text: t('desks.team.languages') },
        { text: t('desks.team.open'), numeric: true },
        { text: t('desks.team.waiting'), numeric: true },
        { text: t('desks.team.overdue'), numeric: true },
      ]}
      rows={workers.map((worker) => [
        { content: <bdi>{worker.name}</bdi> },
        worker.languages,
        worker.open,
        worker.waiting,
        worker.overdue,
      ])}
    />
  );
}

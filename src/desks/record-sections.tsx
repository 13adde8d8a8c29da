import { Form, ui } from '#web';
import type { GoalLine, NeedLine, RecordView } from './record-view.ts';

const { Button, Card, Hidden, LinkButton, Table, Tag } = ui;

/** Each need with how it stands, and the one thing to do about it now. */
export function Needs({ t, needs, closed, paths }: RecordView) {
  return (
    <section>
      <h2>{t('desks.record.needs')}</h2>
      {needs.length === 0 && <p>{t('desks.record.needs_empty')}</p>}
      {needs.map((need) => (
        <Card heading={need.domain} headingLevel={3} headingSize="s" class="tessera-need">
          {need.words !== '' && <p dir="auto">{need.words}</p>}
          <p>
            <Tag colour={need.settled ? 'grey' : 'blue'}>{need.status}</Tag> {need.since}
          </p>
          {need.waits !== null && <p>{need.waits}</p>}
          {!closed && (
            <div class="tessera-need__steps tessera-no-print">
              <NeedStep need={need} />
              <a href={need.move}>
                {t('plans.move.title')}
                <Hidden>{` (${need.domain})`}</Hidden>
              </a>
            </div>
          )}
        </Card>
      ))}
      {needs.length === 0 && !closed && (
        <LinkButton href={paths.need} variant="secondary" class="tessera-no-print">
          {t('plans.need.title')}
        </LinkButton>
      )}
    </section>
  );
}

function NeedStep({ need: { step, domain } }: { need: NeedLine }) {
  if (step === null) return null;
  return (
    <LinkButton href={step.href} variant="secondary" small>
      {step.text}
      <Hidden>{` (${domain})`}</Hidden>
    </LinkButton>
  );
}

/** Goals in the person's words, how near they felt each time, and the steps. */
export function Goals({ t, goals }: RecordView) {
  if (goals.length === 0) return null;
  return (
    <section>
      <h2>{t('desks.record.goals')}</h2>
      {goals.map((goal) => (
        <div class="tessera-goal">
          <h3 class="nhsuk-heading-s" dir="auto">
            <a href={goal.href}>{goal.words}</a>
          </h3>
          {!goal.open && <Tag colour="grey">{goal.status}</Tag>}
          <Ratings label={t('desks.record.ratings')} empty={t('plans.goal.ratings_empty')} goal={goal} />
          {goal.steps.length > 0 && (
            <ul class="nhsuk-list nhsuk-list--bullet">
              {goal.steps.map((step) => (
                <li>
                  <span dir="auto">{step.words}</span>{' '}
                  <span class="nhsuk-u-secondary-text-colour">{step.about}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </section>
  );
}

/** The story of a goal as a row of numbers from 0 to 10, oldest first; each says its day to whoever cannot see the row. */
export function Ratings({
  label,
  empty,
  goal,
}: {
  label: string;
  empty: string;
  goal: Pick<GoalLine, 'ratings'>;
}) {
  if (goal.ratings.length === 0) return <p>{empty}</p>;
  return (
    <p class="tessera-ratings">
      {label}{' '}
      {goal.ratings.map(({ rating, when }) => (
        <>
          <span class="tessera-ratings__number" title={when}>
            {rating}
            <Hidden>{` (${when})`}</Hidden>
          </span>{' '}
        </>
      ))}
    </p>
  );
}

/** Both legs: how they came, and where they were introduced. */
export function Referrals({ t, referrals }: RecordView) {
  return (
    <section>
      <Table
        responsive
        firstCellIsHeader
        class="tessera-caseload"
        caption={t('desks.record.referrals')}
        captionSize="m"
        columns={[
          { text: t('desks.record.referral.what') },
          { text: t('desks.record.referral.status') },
          { text: t('desks.today.column.turn') },
          { text: t('desks.record.referral.sent') },
        ]}
        rows={referrals.map((referral) => [
          {
            content: (
              <>
                <a href={referral.href}>
                  <bdi>{referral.what}</bdi>
                </a>
                <br />
                {referral.leg} <bdi class="tessera-number">{referral.reference}</bdi>
              </>
            ),
          },
          referral.status,
          referral.turn || t('referrals.turn.none'),
          referral.sent,
        ])}
      />
    </section>
  );
}

/** Words that no machine could bring: someone here tells them, and says that they did. */
export function ToPassOn({ t, toPassOn, caseId, once }: RecordView) {
  if (toPassOn.length === 0) return null;
  return (
    <section id="pass-on">
      <h2>{t('desks.pass_on.title')}</h2>
      <p>{t('desks.pass_on.lead')}</p>
      <ul class="nhsuk-list">
        {toPassOn.map((line) => (
          <li>
            <p class="nhsuk-u-margin-bottom-2">
              <strong>{line.what}</strong> · {line.when}
              <br />
              {line.why}
            </p>
            <Form action={line.action} once={once} class="tessera-no-print">
              <input type="hidden" name="caseId" value={caseId} />
              <Button variant="secondary" small>
                {t('desks.pass_on.done')}
                <Hidden>{` (${line.what})`}</Hidden>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was said, newest first. */
export function Notes({ t, notes, older, closed, paths }: RecordView) {
  return (
    <section id="notes">
      <h2>{t('desks.record.notes')}</h2>
      {notes.length === 0 && (
        <p>
          {t('desks.record.notes_empty')}{' '}
          {!closed && (
            <a href={paths.contact} class="tessera-no-print">
              {t('cases.contact.title')}
            </a>
          )}
        </p>
      )}
      <ol class="nhsuk-list tessera-history">
        {notes.map((note) => (
          <li>
            <p class="nhsuk-u-margin-bottom-1">
              <strong>{note.when}</strong> · <bdi>{note.who}</bdi> · {note.about}
            </p>
            {note.whatMatters !== '' && (
              <blockquote class="tessera-words" dir="auto">
                {note.whatMatters}
              </blockquote>
            )}
            {note.note !== '' && (
              <p class="tessera-free" dir="auto">
                {note.note}
              </p>
            )}
          </li>
        ))}
      </ol>
      {older !== null && (
        <p class="tessera-no-print">
          <a href={older}>{t('desks.record.older')}</a>
        </p>
      )}
    </section>
  );
}

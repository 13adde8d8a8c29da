import { QrPicture, ReportedMark, type ServiceSummary } from '#directory';
import type { Reach } from '#messaging';
import { Form, ui } from '#web';
import { type PlanForm, PlanTop } from './pages.tsx';

const { Button, Details, InsetText } = ui;

export interface ListView extends PlanForm {
  readonly needId: string;
  readonly services: readonly ServiceSummary[];
  /** How many more were chosen than there is room for. */
  readonly left: number;
  /** Their ids in one text. */
  readonly list: string;
  readonly reach: Reach;
  /** What a message would say, in the language in which they would read it; empty where none can be sent. */
  readonly words: string;
  /** The public page of the list. */
  readonly address: string;
}

/** Services chosen together, and the ways to take them along. */
export function ListPage(view: ListView) {
  const { t, services, needId, left, list } = view;
  return (
    <>
      <PlanTop view={view} title={t('plans.list.title')} />
      {services.length === 0 ? (
        <>
          <p>{t('plans.list.none')}</p>
          <p>
            <a href={`/${t.locale}/plans/needs/${needId}/help`}>{t('plans.list.find')}</a>
          </p>
        </>
      ) : (
        <>
          <ul class="nhsuk-list nhsuk-list--bullet">
            {services.map((service) => (
              <li>
                <bdi>{service.name}</bdi>
                <ReportedMark t={t} service={service} />
              </li>
            ))}
          </ul>
          {left > 0 && <p>{t('plans.list.left', { count: left })}</p>}
          <ToPhone {...view} />
          <h2>{t('plans.list.other_ways')}</h2>
          <p>
            <a
              href={`/${t.locale}/directory/hand-out?list=${list}`}
              target="_blank"
              rel="noopener noreferrer"
            >
              {t('plans.list.print')} {t('directory.service.new_tab')}
            </a>
          </p>
          <Details summary={t('plans.list.show')} open={view.reach.kind !== 'mailbox'}>
            <p>{t('directory.handout.list_about')}</p>
            <QrPicture text={view.address} label={t('directory.handout.list')} />
          </Details>
        </>
      )}
    </>
  );
}

/** Sends it where they said that it is safe, or says why that is not possible. */
function ToPhone(view: ListView) {
  const { t, formats, reach, needId, list } = view;
  if (reach.kind !== 'mailbox') {
    return (
      <>
        <h2 id="send">{t('plans.list.no_text')}</h2>
        <p>
          {reach.kind === 'blocked'
            ? t('plans.list.no_way')
            : t('plans.list.other_way', { way: t.at(`people.channel.${reach.why}`) })}
        </p>
        <p>{t('plans.list.instead')}</p>
      </>
    );
  }
  return (
    <>
      <h2>{t(`plans.list.by.${reach.channel}`)}</h2>
      {reach.channel === 'email' && <p>{t('plans.list.email_and_not_text')}</p>}
      <p>{t('plans.list.says')}</p>
      <InsetText prefix={t('web.information')}>
        <p lang={reach.locale} dir="auto">
          {view.words}
        </p>
      </InsetText>
      <p>
        {reach.notBefore
          ? t('plans.list.safe_from', { when: formats.dateTime(reach.notBefore) })
          : t('plans.list.at_once')}{' '}
        {t('plans.list.shared_phone')}
      </p>
      <Form action={`/${t.locale}/plans/needs/${needId}/list`} once={view.once}>
        <input type="hidden" name="list" value={list} />
        <Button id="send" preventDoubleClick>
          {t(`plans.list.send.${reach.channel}`)}
        </Button>
      </Form>
    </>
  );
}

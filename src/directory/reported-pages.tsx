import type { Words } from '#language';
import { ui } from '#web';
import type { ServiceSummary } from './store.ts';

const { Tag } = ui;

/** That something was reported about a service and is being checked, and what to do until it is known. */
export function ReportedMark({ t, service }: { t: Words; service: Pick<ServiceSummary, 'reported'> }) {
  if (!service.reported) return null;
  return (
    <p>
      <Tag colour="orange">{t('directory.reported.title')}</Tag>{' '}
      {t.at(`directory.reported.${service.reported}`)}
    </p>
  );
}

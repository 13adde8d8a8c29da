import type { Words } from '#language';
import { ui } from '#web';
import type { ServiceSummary } from './store.ts';

const { Tag } = ui;

/** Whom a page speaks to: somebody who sends others there, or somebody who would go. */
export type Reader = 'worker' | 'person';

type Reported = Pick<ServiceSummary, 'reported'>;

/** That something was reported about a service and is being checked, and what to do until it is known; null for nothing. */
export function reportedWords(
  t: Words,
  { reported }: Reported,
  reader: Reader,
): { readonly title: string; readonly text: string } | null {
  if (!reported) return null;
  const to = reader === 'person' ? 'directory.reported.you' : 'directory.reported';
  return { title: t.at(`${to}.title`), text: t.at(`${to}.${reported}`) };
}

export function ReportedMark(props: { t: Words; service: Reported; reader?: Reader }) {
  const { t, service, reader = 'worker' } = props;
  const said = reportedWords(t, service, reader);
  return (
    said && (
      <p>
        <Tag colour="orange">{said.title}</Tag> {said.text}
      </p>
    )
  );
}

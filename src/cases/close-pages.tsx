import { codeWord } from '#language';
import { BARRIERS } from '#referrals';
import { bind, bindMany, Form, ui } from '#web';
import { CLOSING_CODES } from './closing.ts';
import type { LooseEnd } from './loose-end.ts';
import { type CaseForm, CaseTop, NoteField } from './pages.tsx';

const { Button, Checkboxes, Radios, Select } = ui;

/** Closing: what is not settled comes first, since that is what they came for. */
export function ClosePage(view: CaseForm & { looseEnds: readonly LooseEnd[] }) {
  const { t, caseId, looseEnds } = view;
  return (
    <>
      <CaseTop view={view} title={t('cases.move.close.title')} />
      <p>{t('cases.move.close.lead')}</p>
      <Form action={`/${t.locale}/cases/${caseId}/move/close`} once={view.once}>
        {looseEnds.length === 0 ? (
          <p>{t('cases.close.none_loose')}</p>
        ) : (
          <Checkboxes
            {...bindMany(view, 'going_on')}
            legend={t('cases.close.loose')}
            legendSize="s"
            hint={t('cases.close.loose_hint')}
            items={looseEnds.map((end) => {
              const need = codeWord(t, 'need', end.domain);
              return {
                value: end.id,
                label: need,
                hint: (
                  <>
                    {end.words && (
                      <>
                        <q>
                          <bdi>{end.words}</bdi>
                        </q>{' '}
                      </>
                    )}
                    <a href={`/${t.locale}/plans/needs/${end.id}/met`}>{t('cases.close.settle', { need })}</a>
                  </>
                ),
              };
            })}
          />
        )}
        <Radios
          {...bind(view, 'reason')}
          legend={t('cases.close.reason')}
          legendSize="s"
          items={CLOSING_CODES.map((code) => ({ value: code, label: t(`cases.closing.${code}`) }))}
        />
        <Select
          {...bind(view, 'barrier')}
          label={t('cases.close.barrier')}
          labelSize="s"
          hint={t('cases.close.barrier_hint')}
          items={[
            { value: '', text: t('cases.close.barrier_none') },
            ...BARRIERS.map((code) => ({ value: code, text: codeWord(t, 'barrier', code) })),
          ]}
        />
        <NoteField view={view} label={t('cases.move.note')} />
        <Button>{t('cases.move.close.button')}</Button>
      </Form>
    </>
  );
}

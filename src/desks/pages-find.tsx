import type { Words } from '#language';
import { bind, Form, type FormState, Problems, ui } from '#web';

const { BackLink, Button, TextInput } = ui;

/** Someone who was found, every word of it ready. */
export interface FoundLine {
  readonly href: string;
  readonly name: string;
  readonly reference: string;
  readonly what: string;
  /** The referral whose reference was typed; null otherwise. */
  readonly referral: string | null;
}

export interface FindView extends FormState {
  /** Null before anything was looked for. */
  readonly lines: readonly FoundLine[] | null;
  readonly more: boolean;
}

/** The small form by which anyone is found, wherever their case stands. Sent by POST: a name stands in no address. */
export function FindForm(state: FormState) {
  const { t } = state;
  return (
    <Form action={`/${t.locale}/desks/find`} class="tessera-find">
      <TextInput
        {...bind(state, 'who')}
        label={t('desks.find.who')}
        hint={t('desks.find.who_hint', { example: '7KQ2M-XD94R' })}
        type="search"
        width={20}
        spellcheck={false}
        attributes={{ dir: 'auto', autocomplete: 'off' }}
      />
      <Button variant="secondary">{t('desks.find.button')}</Button>
    </Form>
  );
}

/** Who was found. */
export function FindPage(view: FindView) {
  const { t, lines, more } = view;
  return (
    <>
      <BackLink href={`/${t.locale}/desks/today`}>{t('desks.find.back')}</BackLink>
      <Problems {...view} />
      <h1>{t('desks.find.title')}</h1>
      <FindForm {...view} />
      {lines && <Found t={t} lines={lines} />}
      {more && <p>{t('desks.find.more')}</p>}
    </>
  );
}

function Found({ t, lines }: { t: Words; lines: readonly FoundLine[] }) {
  if (lines.length === 0) {
    return (
      <>
        <h2>{t('desks.find.nobody')}</h2>
        <p>{t('desks.find.nobody_next')}</p>
        <p>
          <a href={`/${t.locale}/referrals/new`}>{t('desks.find.refer')}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <h2>{t('desks.find.found', { count: lines.length })}</h2>
      <ul class="nhsuk-list">
        {lines.map(({ href, name, reference, what, referral }) => (
          <li>
            <a href={href}>
              <bdi>{name}</bdi>
            </a>{' '}
            <bdi>{reference}</bdi>
            <br />
            {what}
            {referral && (
              <>
                {' · '}
                <a href={referral}>{t('desks.find.referral')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

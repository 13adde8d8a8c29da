import type { Refusal } from '#kernel';
import { has, type Words } from '#language';
import { type Answer, page } from './answer.ts';

/** Not there, or not yours: the two look the same. */
export function notFoundPage(t: Words): Answer {
  return page(
    t('web.not_found.title'),
    <>
      <h1>{t('web.not_found.title')}</h1>
      <p>{t('web.not_found.body')}</p>
      <p>
        <a href={`/${t.locale}/`}>{t('web.home')}</a>
      </p>
    </>,
    { status: 404 },
  );
}

/** Signed in, and the role does not hold what this page needs. Says nothing about any record. */
export function forbiddenPage(t: Words): Answer {
  return page(
    t('web.forbidden.title'),
    <>
      <h1>{t('web.forbidden.title')}</h1>
      <p>{t('web.forbidden.body')}</p>
      <p>
        <a href={`/${t.locale}/`}>{t('web.home')}</a>
      </p>
    </>,
    { status: 403 },
  );
}

/** The rule says no: why, in plain words, and what is possible instead. */
export function refusalPage(t: Words, refusal: Refusal): Answer {
  const key = `refusal.${refusal.code}`;
  return page(
    t('web.refusal.title'),
    <>
      <h1>{t('web.refusal.title')}</h1>
      <p>{t.at(has(key) ? key : 'web.refusal.body')}</p>
      <p>{t('web.refusal.next')}</p>
      <p>
        <a href={`/${t.locale}/`}>{t('web.home')}</a>
      </p>
    </>,
    { status: 409 },
  );
}

/** The request itself cannot be read: too big, a foreign form, a broken encoding. */
export function badRequestPage(t: Words, status: number): Answer {
  const title = status === 413 ? t('web.too_large.title') : t('web.bad_request.title');
  return page(
    title,
    <>
      <h1>{title}</h1>
      <p>{status === 413 ? t('web.too_large.body') : t('web.bad_request.body')}</p>
      <p>
        <a href={`/${t.locale}/`}>{t('web.home')}</a>
      </p>
    </>,
    { status },
  );
}

/** We are broken, or the database is away (503). The reference leads to the log; nothing personal is in either. */
export function brokenPage(t: Words, reference: string, status: 500 | 503): Answer {
  return page(
    t('web.broken.title'),
    <>
      <h1>{t('web.broken.title')}</h1>
      <p>{t('web.broken.body')}</p>
      <p>{t('web.broken.reference', { reference })}</p>
    </>,
    { status },
  );
}

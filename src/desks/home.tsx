import type { ComponentChildren } from 'preact';
import type { Words } from '#language';
import { ui } from '#web';

const { ActionLink, Hidden, LinkButton } = ui;

/** The first page of someone who is not signed in: what this is, and the two ways on. */
export function HomePage({ t, schemes }: { t: Words; schemes: readonly { slug: string; name: string }[] }) {
  const [only] = schemes;
  const ask = (slug: string) => `/${t.locale}/referrals/self/${slug}`;
  const look = (slug: string) => `/${t.locale}/directory/find/${slug}`;
  return (
    <>
      <h1>{t('desks.home.heading')}</h1>
      <p class="nhsuk-lede-text">{t('desks.home.lead')}</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        <li>{t('desks.home.no_papers')}</li>
        <li>{t('desks.home.language')}</li>
        <li>{t('desks.home.choice')}</li>
      </ul>
      {schemes.length === 1 && only ? (
        <>
          <LinkButton href={ask(only.slug)}>{t('desks.home.ask')}</LinkButton>
          <Look t={t}>
            <ActionLink href={look(only.slug)}>{t('desks.home.look')}</ActionLink>
          </Look>
        </>
      ) : (
        schemes.length > 1 && (
          <>
            <h2>{t('desks.home.ask')}</h2>
            <p>{t('desks.home.where')}</p>
            <ul class="nhsuk-list">
              {schemes.map((scheme) => (
                <li>
                  <ActionLink href={ask(scheme.slug)}>
                    <bdi>{scheme.name}</bdi>
                    <Hidden>{`: ${t('desks.home.ask')}`}</Hidden>
                  </ActionLink>
                </li>
              ))}
            </ul>
            <Look t={t}>
              <ul class="nhsuk-list">
                {schemes.map((scheme) => (
                  <li>
                    <ActionLink href={look(scheme.slug)}>
                      <bdi>{scheme.name}</bdi>
                      <Hidden>{`: ${t('desks.home.look')}`}</Hidden>
                    </ActionLink>
                  </li>
                ))}
              </ul>
            </Look>
          </>
        )
      )}
      <h2>{t('desks.home.work')}</h2>
      <p>{t('desks.home.work_body')}</p>
      <p>
        <a href={`/${t.locale}/access/sign-in`}>{t('access.sign_in.title')}</a>
      </p>
    </>
  );
}

/** The way to the public search, beside that to a link worker. */
function Look({ t, children }: { t: Words; children: ComponentChildren }) {
  return (
    <>
      <h2>{t('desks.home.look_heading')}</h2>
      <p>{t('desks.home.look_body')}</p>
      {children}
    </>
  );
}

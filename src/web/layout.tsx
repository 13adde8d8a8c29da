import type { ComponentChildren, VNode } from 'preact';
import { locales, type Words } from '#language';
import { SERVED } from './locale.ts';
import type { NavigationItem, Session } from './route.ts';
import { NotificationBanner, SkipLink } from './ui/index.ts';

/** What every page has around its own content. */
export interface Shell {
  readonly t: Words;
  readonly title: string;
  readonly wide: boolean;
  /** Path below the locale, for the same page in another language; null where the page cannot be asked for again. */
  readonly pathBelowLocale: string | null;
  readonly session: Session | null;
  readonly navigation: readonly NavigationItem[];
  readonly banner: string | null;
  readonly demo: boolean;
  /** The day on which the page is made, in words: paper outlives what "in 2 days" means. */
  readonly today: string;
  readonly assets: { readonly style: string; readonly scripts: readonly string[]; readonly icon: string };
  readonly body: VNode;
}

/** The whole document. The title starts with what is on the page; an error says so there first. */
export function Layout(shell: Shell) {
  const { t, assets } = shell;
  const { direction } = locales[t.locale];
  return (
    <html lang={t.locale} dir={direction} class="nhsuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{t('web.title', { page: shell.title })}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="same-origin" />
        <link rel="icon" href={assets.icon} />
        <link rel="stylesheet" href={assets.style} />
        {assets.scripts.map((script) => (
          <script type="module" src={script} />
        ))}
      </head>
      <body class="nhsuk-template__body">
        <SkipLink href="#maincontent">{t('web.skip')}</SkipLink>
        <Header {...shell} />
        <div class="nhsuk-width-container">
          <main class="nhsuk-main-wrapper" id="maincontent">
            <p class="tessera-print-only">{t('web.as_of', { date: shell.today })}</p>
            {shell.banner && (
              <NotificationBanner title={t('web.done')} variant="success">
                <p class="nhsuk-notification-banner__heading">{shell.banner}</p>
              </NotificationBanner>
            )}
            {shell.wide ? shell.body : <TwoThirds>{shell.body}</TwoThirds>}
          </main>
        </div>
        <Footer t={t} demo={shell.demo} />
      </body>
    </html>
  );
}

function TwoThirds({ children }: { children: ComponentChildren }) {
  return (
    <div class="nhsuk-grid-row">
      <div class="nhsuk-grid-column-two-thirds">{children}</div>
    </div>
  );
}

function Header({ t, session, navigation, pathBelowLocale }: Shell) {
  const items = navigation.filter((item) => session?.permissions.has(item.permission));
  return (
    <header class="tessera-header">
      <div class="nhsuk-width-container tessera-header__row">
        <a class="tessera-header__wordmark" href={`/${t.locale}/`}>
          {t('web.name')}
        </a>
        {session && (
          <span class="tessera-header__scheme" dir="auto">
            {session.schemeName}
          </span>
        )}
        <LanguageMenu t={t} pathBelowLocale={pathBelowLocale} />
        {session && (
          <form method="post" action={`/${t.locale}/access/sign-out`} class="tessera-header__account">
            <span dir="auto">{session.displayName}</span>
            <button type="submit" class="tessera-header__button">
              {t('web.sign_out')}
            </button>
          </form>
        )}
      </div>
      {items.length > 0 && (
        <nav class="tessera-navigation" aria-label={t('web.navigation')}>
          <ul class="nhsuk-width-container tessera-navigation__list">
            {items.map((item) => (
              <li>
                <a
                  class="tessera-navigation__link"
                  href={`/${t.locale}${item.path}`}
                  aria-current={pathBelowLocale === item.path ? 'page' : undefined}
                >
                  {t.at(item.label)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

function LanguageMenu({ t, pathBelowLocale }: { t: Words; pathBelowLocale: string | null }) {
  const others = SERVED.filter((locale) => locale !== t.locale);
  if (pathBelowLocale === null || others.length === 0) return null;
  return (
    <nav class="tessera-header__languages" aria-label={t('web.languages')}>
      {others.map((locale) => (
        <a
          class="tessera-header__link"
          href={`/${locale}${pathBelowLocale}`}
          lang={locale}
          dir="auto"
          hreflang={locale}
        >
          {locales[locale].name}
        </a>
      ))}
    </nav>
  );
}

function Footer({ t, demo }: { t: Words; demo: boolean }) {
  return (
    <footer class="tessera-footer" role="contentinfo">
      <div class="nhsuk-width-container">
        <p>{t('web.footer')}</p>
        {demo && <p>{t('web.demo')}</p>}
      </div>
    </footer>
  );
}

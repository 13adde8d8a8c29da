import type { ComponentChildren } from 'preact';
import { type Common, classes, safeHref } from './attributes.ts';
import { Hidden } from './heading.tsx';
import { Icon } from './icon.tsx';

/** `text` is "Next"; `hidden` is added for assistive technology (" page"); `label` names the page it leads to. */
export type PageTurn = { href: string; text: ComponentChildren; hidden?: string; label?: ComponentChildren };

/** One page of a long list; `label` is its accessible name ("Page 3"). Or a gap. */
export type PageNumber = { href: string; number: string; label: string; current?: boolean } | { gap: true };

export type PaginationProps = Common & {
  /** Accessible name of the landmark, for example "Pagination". */
  label: string;
  previous?: PageTurn;
  next?: PageTurn;
  /** Given for a list in pages; left out for a guide that is read in order. */
  numbers?: readonly PageNumber[];
};

/** The way through pages. */
export function Pagination(props: PaginationProps) {
  const numbered = Boolean(props.numbers?.length);
  return (
    <nav
      class={classes('nhsuk-pagination', numbered && 'nhsuk-pagination--numbered', props.class)}
      id={props.id}
      // biome-ignore lint/a11y/noRedundantRoles: parity with the official macro
      role="navigation"
      aria-label={props.label}
      {...props.attributes}
    >
      {numbered ? <Numbered {...props} /> : <Turns {...props} />}
    </nav>
  );
}

function Numbered({ previous, next, numbers = [] }: PaginationProps) {
  return (
    <>
      {previous && (
        <a href={safeHref(previous.href)} class="nhsuk-pagination__previous" rel="prev">
          <Icon name="arrow-left" />
          <TurnTitle turn={previous} />
        </a>
      )}
      <ul class="nhsuk-pagination__list">
        {numbers.map((page) =>
          'gap' in page ? (
            <li class="nhsuk-pagination__item nhsuk-pagination__item--ellipsis">⋯</li>
          ) : (
            <li class={classes('nhsuk-pagination__item', page.current && 'nhsuk-pagination__item--current')}>
              <a
                class="nhsuk-pagination__link"
                href={safeHref(page.href)}
                aria-label={page.label}
                aria-current={page.current ? 'page' : undefined}
              >
                {page.number}
              </a>
            </li>
          ),
        )}
      </ul>
      {next && (
        <a href={safeHref(next.href)} class="nhsuk-pagination__next" rel="next">
          <TurnTitle turn={next} />
          <Icon name="arrow-right" />
        </a>
      )}
    </>
  );
}

function Turns({ previous, next }: PaginationProps) {
  return (
    <ul class="nhsuk-list nhsuk-pagination__list">
      {previous && (
        <li class="nhsuk-pagination-item--previous">
          <a
            class="nhsuk-pagination__link nhsuk-pagination__link--prev"
            href={safeHref(previous.href)}
            rel="prev"
          >
            <TurnTitle turn={previous} />
            <TurnLabel turn={previous} />
            <Icon name="arrow-left" />
          </a>
        </li>
      )}
      {next && (
        <li class="nhsuk-pagination-item--next">
          <a
            class="nhsuk-pagination__link nhsuk-pagination__link--next"
            href={safeHref(next.href)}
            rel="next"
          >
            <TurnTitle turn={next} />
            <TurnLabel turn={next} />
            <Icon name="arrow-right" />
          </a>
        </li>
      )}
    </ul>
  );
}

function TurnTitle({ turn }: { turn: PageTurn }) {
  return (
    <span class="nhsuk-pagination__title">
      {turn.text}
      {turn.hidden && <Hidden>{` ${turn.hidden}`}</Hidden>}
    </span>
  );
}

function TurnLabel({ turn }: { turn: PageTurn }) {
  if (!turn.label) return null;
  return (
    <>
      {' '}
      <Hidden>:</Hidden> <span class="nhsuk-pagination__page">{turn.label}</span>
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { type Common, classes, safeHref } from './attributes.ts';
import { BackLink } from './links.tsx';

export type BreadcrumbProps = Common & {
  /** Accessible name of the landmark, for example "Breadcrumb". */
  label: string;
  /** From the top to the page above this one; the page itself is not repeated. */
  items: readonly { href: string; text: ComponentChildren }[];
  /** Read before the last item where a small screen shows only the way back, for example "Back to". */
  backPrefix: string;
  reverse?: boolean;
};

/** Where the page stands; on a small screen it becomes a link to the last item. */
export function Breadcrumb(props: BreadcrumbProps) {
  const last = props.items.at(-1);
  return (
    <nav
      class={classes('nhsuk-breadcrumb', props.reverse && 'nhsuk-breadcrumb--reverse', props.class)}
      id={props.id}
      aria-label={props.label}
      {...props.attributes}
    >
      <ol class="nhsuk-breadcrumb__list">
        {props.items.map((item) => (
          <li class="nhsuk-breadcrumb__list-item">
            <a class="nhsuk-breadcrumb__link" href={safeHref(item.href)}>
              {item.text}
            </a>
          </li>
        ))}
      </ol>
      {last && (
        <BackLink href={last.href} hiddenPrefix={props.backPrefix} reverse={props.reverse}>
          {last.text}
        </BackLink>
      )}
    </nav>
  );
}

import type { ComponentChildren } from 'preact';
import { type Common, classes, safeHref } from './attributes.ts';
import { Hidden } from './heading.tsx';
import { Icon } from './icon.tsx';

type LinkProps = Common & { href: string; children: ComponentChildren };

/** The way back to where the person came from. `hiddenPrefix` ("Back to") is read before the words. */
export function BackLink(props: LinkProps & { hiddenPrefix?: string; reverse?: boolean }) {
  return (
    <a
      class={classes('nhsuk-back-link', props.reverse && 'nhsuk-back-link--reverse', props.class)}
      id={props.id}
      href={safeHref(props.href)}
      {...props.attributes}
    >
      {props.hiddenPrefix && <Hidden>{`${props.hiddenPrefix} `}</Hidden>}
      {props.children}
    </a>
  );
}

/** The one next thing to do on a page of information. */
export function ActionLink(props: LinkProps & { reverse?: boolean }) {
  return (
    <a
      class={classes('nhsuk-action-link', props.reverse && 'nhsuk-action-link--reverse', props.class)}
      id={props.id}
      href={safeHref(props.href)}
      {...props.attributes}
    >
      <Icon name="arrow-right-circle" />
      <span class="nhsuk-action-link__text">{props.children}</span>
    </a>
  );
}

/** First thing on every page: lets a keyboard pass the header. */
export function SkipLink(props: LinkProps) {
  return (
    <a
      class={classes('nhsuk-skip-link', props.class)}
      id={props.id}
      data-module="nhsuk-skip-link"
      href={safeHref(props.href)}
      {...props.attributes}
    >
      {props.children}
    </a>
  );
}

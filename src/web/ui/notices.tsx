import type { ComponentChildren } from 'preact';
import { type Common, classes } from './attributes.ts';
import { Heading, type HeadingLevel, Hidden } from './heading.tsx';

/** Something worth noticing inside running text. `prefix` is read first, with its punctuation: "Information:". */
export function InsetText(props: Common & { prefix: string; children: ComponentChildren }) {
  return (
    <div class={classes('nhsuk-inset-text', props.class)} id={props.id} {...props.attributes}>
      <Hidden>{`${props.prefix} `}</Hidden>
      {props.children}
    </div>
  );
}

export type NotificationBannerProps = Common & {
  /** "Important" or "Success". */
  title: ComponentChildren;
  titleId?: string;
  variant?: 'success';
  heading?: ComponentChildren;
  headingLevel?: HeadingLevel;
  disableAutoFocus?: boolean;
  children?: ComponentChildren;
};

/** News about the service, or that something worked (`success` is announced and takes the focus). */
export function NotificationBanner(props: NotificationBannerProps) {
  const titleId = props.titleId ?? 'nhsuk-notification-banner-title';
  const success = props.variant === 'success';
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name
    <div
      class={classes(
        'nhsuk-notification-banner',
        props.class,
        success && 'nhsuk-notification-banner--success',
      )}
      id={props.id}
      data-module="nhsuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : `${props.disableAutoFocus}`}
      role={success ? 'alert' : 'region'}
      aria-labelledby={titleId}
      {...props.attributes}
    >
      <div class="nhsuk-notification-banner__header">
        <h2 class="nhsuk-notification-banner__title" id={titleId}>
          {props.title}
        </h2>
      </div>
      <div class="nhsuk-notification-banner__content">
        {props.heading && (
          <Heading level={props.headingLevel ?? 3} class="nhsuk-notification-banner__heading">
            {props.heading}
          </Heading>
        )}
        {props.children}
      </div>
    </div>
  );
}

export type PanelProps = Common & {
  title: ComponentChildren;
  headingLevel?: HeadingLevel;
  /** Stops the person to make sure of something before they go on. */
  variant?: 'interruption';
  children?: ComponentChildren;
};

/** It is done: the last page of a form. */
export function Panel(props: PanelProps) {
  return (
    <div
      class={classes('nhsuk-panel', props.variant && `nhsuk-panel--${props.variant}`, props.class)}
      id={props.id}
      {...props.attributes}
    >
      <Heading level={props.headingLevel ?? 1} class="nhsuk-panel__heading">
        {props.title}
      </Heading>
      {props.children && <div class="nhsuk-panel__body">{props.children}</div>}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { type Common, classes, safeHref } from './attributes.ts';
import { Heading, type HeadingLevel, type HeadingSize, Hidden } from './heading.tsx';
import { Icon } from './icon.tsx';

/** A link that acts on the card or row it stands in; `hidden` says on what ("name"), for a list of links read alone. */
export type Action = { href: string; text: string; hidden?: string };

export type CardProps = Common & {
  heading?: string;
  headingId?: string;
  headingLevel?: HeadingLevel;
  headingSize?: HeadingSize | 'xs' | 'xxs';
  /** Visually hidden lead, with its punctuation: "Urgent advice:". */
  headingPrefix?: string;
  /** Makes the heading a link. */
  href?: string;
  /** Makes the whole card follow the heading's link. */
  clickable?: boolean;
  variant?: 'feature' | 'primary' | 'secondary' | 'warning' | 'non-urgent' | 'urgent' | 'emergency';
  actions?: readonly Action[];
  /** One sentence under the heading. */
  description?: ComponentChildren;
  children?: ComponentChildren;
};

const care = (variant: CardProps['variant']) =>
  variant === 'non-urgent' || variant === 'urgent' || variant === 'emergency';

/** A box that holds one thing together. */
export function Card(props: CardProps) {
  const { variant, actions = [] } = props;
  const isCare = care(variant);
  const apart = isCare || actions.length > 0;
  const heading = props.heading && <CardHeading {...props} />;
  return (
    <div
      class={classes(
        'nhsuk-card',
        props.clickable && 'nhsuk-card--clickable',
        isCare && 'nhsuk-card--care',
        isCare && `nhsuk-card--care--${variant}`,
        !isCare && variant && `nhsuk-card--${variant}`,
        props.class,
      )}
      id={props.id}
      {...props.attributes}
    >
      {apart && (
        <div class="nhsuk-card__heading-container">
          {heading}
          {isCare && <span class="nhsuk-card--care__arrow" aria-hidden="true" />}
          <CardActions actions={actions} about={props.heading} />
        </div>
      )}
      <div class="nhsuk-card__content">
        {!apart && heading}
        {props.description && <p class="nhsuk-card__description">{props.description}</p>}
        {props.children}
        {variant === 'primary' && <Icon name="chevron-right-circle" />}
      </div>
    </div>
  );
}

function CardHeading(props: CardProps) {
  return (
    <Heading
      level={props.headingLevel ?? 2}
      class={classes('nhsuk-card__heading', props.headingSize && `nhsuk-heading-${props.headingSize}`)}
      id={props.headingId}
    >
      {props.href && props.variant !== 'feature' ? (
        <a class="nhsuk-card__link" href={safeHref(props.href)}>
          {props.heading}
        </a>
      ) : props.headingPrefix ? (
        // One run of text for VoiceOver, which otherwise stops between the two.
        <span role={'text' as 'none'}>
          <Hidden>{`${props.headingPrefix} `}</Hidden>
          {props.heading}
        </span>
      ) : (
        props.heading
      )}
    </Heading>
  );
}

function CardActions({ actions, about }: { actions: readonly Action[]; about?: string }) {
  const [first] = actions;
  if (!first) return null;
  if (actions.length === 1) {
    return (
      <div class="nhsuk-card__actions">
        <ActionAnchor action={first} about={about} />
      </div>
    );
  }
  return (
    <ul class="nhsuk-card__actions">
      {actions.map((action) => (
        <li class="nhsuk-card__action">
          <ActionAnchor action={action} about={about} />
        </li>
      ))}
    </ul>
  );
}

/** The link of an action; `about` is the heading of the card around it. */
export function ActionAnchor({ action, about }: { action: Action; about?: string }) {
  const hidden = `${action.hidden ? ` ${action.hidden}` : ''}${about ? ` (${about})` : ''}`;
  return (
    <a class="nhsuk-link" href={safeHref(action.href)}>
      {action.text}
      {hidden && <Hidden>{hidden}</Hidden>}
    </a>
  );
}

export type WarningCalloutProps = Common & {
  heading: string;
  /** Visually hidden lead, with its punctuation ("Important:"); leave it out when the heading says it already. */
  headingPrefix?: string;
  headingLevel?: HeadingLevel;
  children: ComponentChildren;
};

/** What must not be missed. */
export function WarningCallout({ headingLevel = 3, ...rest }: WarningCalloutProps) {
  return <Card variant="warning" headingLevel={headingLevel} {...rest} />;
}

export type DoDontListProps = Common & {
  heading: string;
  headingLevel?: HeadingLevel;
  icon: 'tick' | 'cross';
  /** Said before every item: "do not". */
  prefix?: string;
  items: readonly ComponentChildren[];
};

/** What to do, or what not to do. */
export function DoDontList({ icon, prefix, items, headingLevel = 3, ...rest }: DoDontListProps) {
  return (
    <Card variant="feature" headingLevel={headingLevel} {...rest}>
      {/* Safari drops the list role from lists without markers unless it is said. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <ul class={`nhsuk-list nhsuk-list--${icon}`} role="list">
        {items.map((item) => (
          <li>
            <Icon name={icon} />
            {prefix && `${prefix} `}
            {item}
          </li>
        ))}
      </ul>
    </Card>
  );
}

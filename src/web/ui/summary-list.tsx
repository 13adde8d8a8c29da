import type { ComponentChildren } from 'preact';
import { type Common, classes } from './attributes.ts';
import { type Action, ActionAnchor } from './card.tsx';

export type SummaryRow = {
  key: ComponentChildren;
  value: ComponentChildren;
  actions?: readonly Action[];
  border?: boolean;
  class?: string;
};

export type SummaryListProps = Common & {
  rows: readonly SummaryRow[];
  border?: boolean;
  lastRowBorder?: boolean;
  /** Heading of the card around the list: added to every action for assistive technology. */
  about?: string;
};

/** What is known about one thing, key by key. */
export function SummaryList(props: SummaryListProps) {
  const hasActions = props.rows.some((row) => row.actions?.length);
  return (
    <dl
      class={classes(
        'nhsuk-summary-list',
        props.border === false && 'nhsuk-summary-list--no-border',
        props.border !== false && props.lastRowBorder === false && 'nhsuk-summary-list--no-last-row-border',
        props.class,
      )}
      id={props.id}
      {...props.attributes}
    >
      {props.rows.map((row) => (
        <div
          class={classes(
            'nhsuk-summary-list__row',
            hasActions && !row.actions?.length && 'nhsuk-summary-list__row--no-actions',
            row.border === false && 'nhsuk-summary-list__row--no-border',
            row.class,
          )}
        >
          <dt class="nhsuk-summary-list__key">{row.key}</dt>
          <dd class="nhsuk-summary-list__value">{row.value}</dd>
          <RowActions actions={row.actions ?? []} about={props.about} />
        </div>
      ))}
    </dl>
  );
}

function RowActions({ actions, about }: { actions: readonly Action[]; about?: string }) {
  const [first] = actions;
  if (!first) return null;
  return (
    <dd class="nhsuk-summary-list__actions">
      {actions.length === 1 ? (
        <ActionAnchor action={first} about={about} />
      ) : (
        <ul class="nhsuk-summary-list__actions-list">
          {actions.map((action) => (
            <li class="nhsuk-summary-list__actions-list-item">
              <ActionAnchor action={action} about={about} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  );
}

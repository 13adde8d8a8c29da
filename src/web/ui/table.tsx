import type { ComponentChildren } from 'preact';
import { type Common, classes } from './attributes.ts';
import type { HeadingSize } from './heading.tsx';

/** A column heading; `numeric` sets its figures flush. */
export type Column = { text: string; numeric?: boolean; class?: string };

/** Plain words, or marked-up content. */
export type Cell = string | { content: ComponentChildren; class?: string };

export type TableProps = Common & {
  caption?: ComponentChildren;
  captionSize?: HeadingSize;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** On a small screen every row becomes a list of "heading: value". */
  responsive?: boolean;
  firstCellIsHeader?: boolean;
  compact?: boolean;
  striped?: boolean;
  border?: boolean;
  lastRowBorder?: boolean;
};

/** Rows that are compared. Cells are built here, not as components: a caseload has hundreds. */
export function Table(props: TableProps) {
  const { responsive, columns } = props;
  return (
    <table
      class={classes(
        'nhsuk-table',
        props.compact && 'nhsuk-table--compact',
        responsive && 'nhsuk-table--responsive',
        props.border === false && 'nhsuk-table--no-border',
        props.border !== false && props.lastRowBorder === false && 'nhsuk-table--no-last-row-border',
        props.striped && 'nhsuk-table--striped',
        props.class,
      )}
      id={props.id}
      // The responsive style changes `display`, which drops the roles that the elements have of themselves.
      role={responsive ? 'table' : undefined}
      {...props.attributes}
    >
      {props.caption && (
        <caption
          class={classes(
            'nhsuk-table__caption',
            props.captionSize && `nhsuk-table__caption--${props.captionSize}`,
          )}
        >
          {props.caption}
        </caption>
      )}
      <thead class="nhsuk-table__head" role={responsive ? 'rowgroup' : undefined}>
        <tr class="nhsuk-table__row" role={responsive ? 'row' : undefined}>
          {columns.map((column) => (
            <th
              class={classes(
                'nhsuk-table__header',
                column.numeric && 'nhsuk-table__header--numeric',
                column.class,
              )}
              scope="col"
              role={responsive ? 'columnheader' : undefined}
            >
              {column.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="nhsuk-table__body">
        {props.rows.map((row) => (
          <tr class="nhsuk-table__row" role={responsive ? 'row' : undefined}>
            {row.map((cell, index) =>
              tableCell(
                cell,
                columns[index],
                responsive ?? false,
                index === 0 && (props.firstCellIsHeader ?? false),
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function tableCell(cell: Cell, column: Column | undefined, responsive: boolean, header: boolean) {
  const plain = typeof cell === 'string';
  const content = plain ? cell : cell.content;
  const base = header ? 'nhsuk-table__header' : 'nhsuk-table__cell';
  const name = classes(base, column?.numeric && `${base}--numeric`, !plain && cell.class);
  const inner =
    responsive && column ? (
      <>
        <span class="nhsuk-table__heading" aria-hidden="true">{`${column.text} `}</span>
        {plain ? content : <span>{content}</span>}
      </>
    ) : (
      content
    );
  return header ? (
    <th class={name} scope="row" role={responsive ? 'rowheader' : undefined}>
      {inner}
    </th>
  ) : (
    <td class={name} role={responsive ? 'cell' : undefined}>
      {inner}
    </td>
  );
}

/** Lets wide content (a table, a chart) scroll inside the page; `labelledBy` is the id of its caption. */
export function Scroll(props: Common & { labelledBy: string; children: ComponentChildren }) {
  return (
    <div
      class={classes('nhsuk-scroll', props.class)}
      id={props.id}
      data-module="nhsuk-scroll"
      {...props.attributes}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: parity with the official macro */}
      <div class="nhsuk-scroll__content" role="region" aria-labelledby={props.labelledBy}>
        {props.children}
      </div>
    </div>
  );
}

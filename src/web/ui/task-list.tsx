import type { ComponentChildren } from 'preact';
import { type Common, classes, idRefs, safeHref } from './attributes.ts';

export type Task = {
  title: ComponentChildren;
  /** Left out while the task cannot be started. */
  href?: string;
  hint?: ComponentChildren;
  /** Words, or a `Tag`. */
  status: ComponentChildren;
  /** Greys the status of what is done or cannot start yet. */
  quiet?: 'completed' | 'cannot-start-yet';
};

export type TaskListProps = Common & { idPrefix?: string; items: readonly Task[] };

/** What there is to do, and how far each part is. */
export function TaskList(props: TaskListProps) {
  const prefix = props.idPrefix ?? 'task-list';
  return (
    <ul class={classes('nhsuk-task-list', props.class)} id={props.id} {...props.attributes}>
      {props.items.map((item, index) => {
        const hintId = item.hint ? `${prefix}-${index + 1}-hint` : undefined;
        const statusId = `${prefix}-${index + 1}-status`;
        return (
          <li
            class={classes(
              'nhsuk-task-list__item',
              item.href !== undefined && 'nhsuk-task-list__item--with-link',
            )}
          >
            <div class="nhsuk-task-list__name-and-hint">
              {item.href === undefined ? (
                <div>{item.title}</div>
              ) : (
                <a
                  class="nhsuk-task-list__link nhsuk-link"
                  href={safeHref(item.href)}
                  aria-describedby={idRefs(hintId, statusId)}
                >
                  {item.title}
                </a>
              )}
              {hintId && (
                <div class="nhsuk-task-list__hint" id={hintId}>
                  {item.hint}
                </div>
              )}
            </div>
            <div
              class={classes(
                'nhsuk-task-list__status',
                item.quiet && `nhsuk-task-list__status--${item.quiet}`,
              )}
              id={statusId}
            >
              {item.status}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

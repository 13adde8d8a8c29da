import type { ComponentChildren } from 'preact';
import { type Common, classes, safeHref } from './attributes.ts';

export type ErrorSummaryProps = Common & {
  /** "There is a problem". */
  title: ComponentChildren;
  description?: ComponentChildren;
  /** `href` is `#` and the id of the control that can put it right. */
  errors: readonly { href?: string; text: ComponentChildren }[];
  disableAutoFocus?: boolean;
};

/** Everything that is wrong with a form, at the top; takes the focus when the page opens (with JavaScript). */
export function ErrorSummary(props: ErrorSummaryProps) {
  return (
    <div
      class={classes('nhsuk-error-summary', props.class)}
      id={props.id}
      data-module="nhsuk-error-summary"
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : `${props.disableAutoFocus}`}
      {...props.attributes}
    >
      {/* The alert is a child of what takes the focus: on one element some screen readers drop one of the two. */}
      <div role="alert">
        <h2 class="nhsuk-error-summary__heading">{props.title}</h2>
        <div class="nhsuk-error-summary__body">
          {props.description && <p>{props.description}</p>}
          {props.errors.length > 0 && (
            <ul class="nhsuk-list nhsuk-error-summary__list">
              {props.errors.map(({ href, text }) => (
                <li>{href ? <a href={safeHref(href)}>{text}</a> : text}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { type Common, classes, safeHref } from './attributes.ts';

export type ButtonVariant = 'secondary' | 'secondary-solid' | 'warning' | 'reverse' | 'brand' | 'login';

type Look = Common & { variant?: ButtonVariant; small?: boolean; children: ComponentChildren };

export type ButtonProps = Look & {
  type?: 'submit' | 'button' | 'reset';
  name?: string;
  value?: string;
  disabled?: boolean;
  /** Ignores a second press within a second (needs JavaScript; the server stays idempotent without it). */
  preventDoubleClick?: boolean;
};

function look({ variant, small, class: extra }: Look): string {
  return classes(
    'nhsuk-button',
    variant && `nhsuk-button--${variant}`,
    small && 'nhsuk-button--small',
    extra,
  );
}

/** A form button; `type` is `submit` unless said otherwise. */
export function Button(props: ButtonProps) {
  return (
    <button
      class={look(props)}
      id={props.id}
      name={props.name}
      data-module="nhsuk-button"
      data-prevent-double-click={
        props.preventDoubleClick === undefined ? undefined : `${props.preventDoubleClick}`
      }
      type={props.type ?? 'submit'}
      value={props.value}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      {...props.attributes}
    >
      {props.children}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton(props: Look & { href: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: parity with the official macro; its script makes Space press it
    <a
      class={look(props)}
      id={props.id}
      data-module="nhsuk-button"
      href={safeHref(props.href)}
      role="button"
      draggable={false}
      {...props.attributes}
    >
      {props.children}
    </a>
  );
}

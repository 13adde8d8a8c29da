/**
 * The building blocks of every page: the NHS design system's components as typed Preact.
 * Their HTML equals that of the official nhsuk-frontend macros (parity tests stand beside them).
 * No words live here: every word comes in by props, from the catalogues.
 */
export * from './attributes.ts';
export * from './breadcrumb.tsx';
export * from './button.tsx';
export * from './card.tsx';
export * from './checkboxes.tsx';
export type { Choice, ChoiceDivider, ChoicesProps } from './choices.tsx';
export * from './date-input.tsx';
export * from './details.tsx';
export * from './error-summary.tsx';
export { type FieldError, type FieldProps, Fieldset, type FieldsetProps, Hint, Label } from './field.tsx';
export { FileInput } from './file-input.tsx';
export * from './heading.tsx';
export * from './icon.tsx';
export * from './links.tsx';
export * from './notices.tsx';
export * from './pagination.tsx';
export * from './radios.tsx';
export * from './select.tsx';
export * from './summary-list.tsx';
export * from './table.tsx';
export * from './tabs.tsx';
export * from './tag.tsx';
export * from './task-list.tsx';
export * from './text-input.tsx';
export * from './textarea.tsx';

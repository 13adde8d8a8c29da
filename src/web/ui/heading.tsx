import { type ComponentChildren, h } from 'preact';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;
export type HeadingSize = 's' | 'm' | 'l' | 'xl';

type Props = { level: HeadingLevel; class?: string; id?: string; children: ComponentChildren };

/** `<h1>` to `<h6>` by number, for components whose place in the outline the page decides. */
export function Heading({ level, ...rest }: Props) {
  return h(`h${level}`, rest);
}

/** Words that only assistive technology gets. Give the space that separates them from their neighbour. */
export function Hidden({ children }: { children: ComponentChildren }) {
  return <span class="nhsuk-u-visually-hidden">{children}</span>;
}

/** A small line above (inside) a heading, label or legend. */
export function Caption({ size, children }: { size?: 'm' | 'l' | 'xl'; children: ComponentChildren }) {
  return <span class={size ? `nhsuk-caption-${size}` : 'nhsuk-caption'}>{children}</span>;
}

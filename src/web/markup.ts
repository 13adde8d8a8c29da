import type { VNode } from 'preact';
import { jsxEscape, jsxTemplate } from 'preact/jsx-runtime';

/**
 * Markup as text, for long tables only: seven times as fast as elements, because only the values are looked at
 * (docs/decisions/0030). Every value is escaped, for content and for attributes in double quotes; there is no way to
 * put markup in but another `markup` or element. Null is left out.
 *
 *     markup`<td class="${kind}">${words}</td>`
 */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | VNode | null)[]
): VNode {
  return jsxTemplate(parts as unknown as string[], ...values.map(jsxEscape));
}

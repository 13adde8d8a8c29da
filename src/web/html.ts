import type { JSX as Html } from 'preact';

/** Markup that is finished: a text in which every value has been escaped. */
export class Markup {
  readonly html: string;

  /** Takes the text as it is: for this file alone. */
  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand inside an element: text is escaped, markup is not, and nothing is left out. */
export type Content = Markup | string | number | boolean | null | undefined | readonly Content[];

type Props = Readonly<Record<string, unknown>> & { readonly children?: Content };
type Component = (props: Props) => Content;

/**
 * What JSX becomes: text, from the innermost element outwards (docs/decisions/0116). A component is called where it
 * stands, once. Attributes are written as HTML writes them; null, undefined and false leave one out.
 */
export function jsx(type: string | Component, props: Props): Markup {
  if (typeof type === 'string') return element(type, props);
  const made = type(props);
  return made instanceof Markup ? made : new Markup(textOf(made));
}
export { jsx as jsxs };

/** Several things side by side. */
export function Fragment({ children }: { readonly children?: Content }): Markup {
  return children instanceof Markup ? children : new Markup(textOf(children));
}

/**
 * Markup as one text with values in it, for long tables: each value is escaped, for content and for attributes in double
 * quotes, and only the values are looked at.
 *
 *     markup`<td class="${kind}">${words}</td>`
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let html = parts[0] ?? '';
  for (let at = 0; at < values.length; at += 1) html += textOf(values[at]) + parts[at + 1];
  return new Markup(html);
}

const UNSAFE = /["&<]/;
const ALL_UNSAFE = /["&<]/g;
const ESCAPES: Readonly<Record<string, string>> = { '"': '&quot;', '&': '&amp;', '<': '&lt;' };

function escaped(text: string): string {
  return UNSAFE.test(text) ? text.replace(ALL_UNSAFE, (sign) => ESCAPES[sign] ?? '') : text;
}

function textOf(content: Content): string {
  if (typeof content === 'string') return escaped(content);
  if (content instanceof Markup) return content.html;
  if (content === null || content === undefined || typeof content === 'boolean') return '';
  if (typeof content === 'number') return String(content);
  if (!Array.isArray(content)) throw new TypeError('This cannot stand in a page.');
  let html = '';
  for (const part of content) html += textOf(part);
  return html;
}

interface Tag {
  readonly begin: string;
  readonly end: string;
  readonly isVoid: boolean;
}
interface Attribute {
  readonly bare: string;
  readonly begin: string;
  /** Whether true and false are said in words. */
  readonly said: boolean;
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
const SAID = /^(?:aria-|data-|draggable$|spellcheck$)/;
const SAFE_NAME = /^[a-z][\w:.-]*$/i;
// There are as many as the program has words for.
const tags = new Map<string, Tag>();
const attributes = new Map<string, Attribute>();

function tagOf(name: string): Tag {
  const known = tags.get(name);
  if (known) return known;
  const tag = { begin: `<${safe(name)}`, end: `</${name}>`, isVoid: VOID.test(name) };
  tags.set(name, tag);
  return tag;
}

function attributeOf(name: string): Attribute {
  const known = attributes.get(name);
  if (known) return known;
  const attribute = { bare: ` ${safe(name)}`, begin: ` ${name}="`, said: SAID.test(name) };
  attributes.set(name, attribute);
  return attribute;
}

function safe(name: string): string {
  if (!SAFE_NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} is no name in HTML.`);
  return name;
}

function element(name: string, props: Props): Markup {
  const { begin, end, isVoid } = tagOf(name);
  let html = begin;
  for (const key in props) {
    const value = props[key];
    if (key === 'children' || value === null || value === undefined) continue;
    const attribute = attributeOf(key);
    if (typeof value === 'boolean' && !attribute.said) {
      if (value) html += attribute.bare;
    } else if (value === '') html += attribute.bare;
    else html += `${attribute.begin}${escaped(String(value))}"`;
  }
  if (isVoid) return new Markup(`${html}/>`);
  const { children } = props;
  return new Markup(`${html}>${children === undefined ? '' : textOf(children)}${end}`);
}

export namespace JSX {
  export type Element = Markup;
  export type ElementType = keyof Html.IntrinsicElements | ((props: never) => Content);
  export interface IntrinsicElements extends Html.IntrinsicElements {}
  export interface IntrinsicAttributes {
    readonly key?: never;
  }
  export interface ElementChildrenAttribute {
    readonly children: unknown;
  }
}

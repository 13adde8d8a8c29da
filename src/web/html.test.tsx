import fc from 'fast-check';
import { type ComponentChildren, h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { type Content, Fragment, jsx, Markup, markup } from './html.ts';

/** A piece of a page, as plain data. */
type Piece =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Piece[]
  | {
      readonly tag: string;
      readonly attributes: Readonly<Record<string, unknown>>;
      readonly children: readonly Piece[];
    };

const isElement = (piece: Piece): piece is Extract<Piece, { tag: string }> =>
  typeof piece === 'object' && piece !== null && 'tag' in piece;

function ours(piece: Piece): Content {
  if (Array.isArray(piece)) return piece.map(ours);
  if (!isElement(piece)) return piece as Content;
  return jsx(piece.tag, { ...piece.attributes, children: piece.children.map(ours) });
}

function theirs(piece: Piece): ComponentChildren {
  if (Array.isArray(piece)) return piece.map(theirs);
  if (!isElement(piece)) return piece as ComponentChildren;
  return h(piece.tag, piece.attributes, ...piece.children.map(theirs));
}

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '"', '<b>', "'&amp;", '\u202e'),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);
const names = [
  ...['class', 'id', 'href', 'title', 'lang', 'dir', 'hidden', 'disabled', 'novalidate', 'spellcheck'],
  ...['draggable', 'aria-label', 'aria-hidden', 'data-module', 'data-i18n.other', 'rx', 'viewBox'],
] as const;
const attributes = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 });
const tree = fc.letrec<{ piece: Piece; element: Piece }>((tie) => ({
  element: fc.record({
    tag: fc.constantFrom('p', 'div', 'span', 'a', 'svg', 'text', 'h2', 'ul'),
    attributes,
    children: fc.array(tie('piece'), { maxLength: 4 }),
  }),
  piece: fc.oneof(
    { maxDepth: 5 },
    value as fc.Arbitrary<Piece>,
    tie('element'),
    fc.record({
      tag: fc.constantFrom('input', 'br', 'hr'),
      attributes,
      children: fc.constant([] as readonly Piece[]),
    }),
    fc.array(tie('piece'), { maxLength: 3 }),
  ),
})).element;

describe('pages as text', () => {
  test('are what another renderer makes of the same pages', () => {
    fc.assert(
      fc.property(tree, (piece) => {
        expect((ours(piece) as Markup).html).toBe(render(theirs(piece) as Parameters<typeof render>[0]));
      }),
      { numRuns: 1000 },
    );
  });

  test('components are called once, with what stands in them', () => {
    const called: string[] = [];
    const Named = ({ name, children }: { name: string; children?: Content }) => {
      called.push(name);
      return children;
    };
    const { html } = (
      <Named name="outer">
        a<Named name="inner">{'<b>'}</Named>
        <Fragment>{[1, null, <i>c</i>]}</Fragment>
      </Named>
    );
    expect(html).toBe('a&lt;b>1<i>c</i>');
    expect(called).toEqual(['inner', 'outer']);
  });

  test('values in markup are escaped, and markup is not', () => {
    expect(markup`<td class="${'"x'}">${'<b>'}${[<b>y</b>, null]}</td>`.html).toBe(
      '<td class="&quot;x">&lt;b><b>y</b></td>',
    );
  });

  test('what is no name in HTML is refused, and so is what cannot be read', () => {
    expect(() => jsx('p', { 'a b': 'c' })).toThrow(TypeError);
    expect(() => jsx('p><script', {})).toThrow(TypeError);
    const strange = { html: '<script>' } as unknown as Content;
    expect(() => jsx('p', { children: strange })).toThrow(TypeError);
    expect(jsx('p', { children: 'x' })).toBeInstanceOf(Markup);
  });
});

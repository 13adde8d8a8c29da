import { describe, expect, test } from 'vitest';
import { normaliseHtml } from './html-outline.ts';

describe('two documents are the same', () => {
  test.each([
    ['attribute order and quotes', '<a href="/x" class="a b">t</a>', "<a class='a  b' href='/x'>t</a>"],
    ['white space around blocks', '<ul>\n  <li>\n a\n b </li>\n</ul>', '<ul><li>a b</li></ul>'],
    ['how a character is written', '<p>&quot;&#39;&lt;&#x26;</p>', `<p>"'&lt;&amp;</p>`],
    ['how a boolean is written', '<input disabled>', '<input disabled="">'],
    ['how an empty element is closed', '<svg><path d="M0"/></svg>', '<svg><path d="M0"></path></svg>'],
  ])('%s', (_, one, other) => expect(normaliseHtml(one)).toBe(normaliseHtml(other)));
});

describe('two documents differ', () => {
  test.each([
    ['a missing attribute', '<p id="x">t</p>', '<p>t</p>'],
    ['an attribute value', '<p id="x">t</p>', '<p id="y">t</p>'],
    ['a class', '<p class="a">t</p>', '<p class="b">t</p>'],
    ['a tag', '<p>t</p>', '<div>t</div>'],
    ['a text', '<p>t</p>', '<p>u</p>'],
    ['nesting', '<div><p>a</p>b</div>', '<div><p>ab</p></div>'],
    ['markup where text should be', '<p>&lt;b&gt;</p>', '<p><b></b></p>'],
    ['a space between words', '<p>a <a>b</a></p>', '<p>a<a>b</a></p>'],
    [
      'a space that is only heard',
      '<span class="nhsuk-u-visually-hidden">a </span>',
      '<span class="nhsuk-u-visually-hidden">a</span>',
    ],
    ['a newline in a textarea', '<textarea>a\n\nb</textarea>', '<textarea>a\nb</textarea>'],
  ])('%s', (_, one, other) => expect(normaliseHtml(one)).not.toBe(normaliseHtml(other)));
});

test('what is not well formed is refused, not guessed at', () => {
  expect(() => normaliseHtml('<p><b>t</p>')).toThrow('</p> where <b>');
  expect(() => normaliseHtml('<p>t')).toThrow('never closed');
  expect(() => normaliseHtml('<p>1 < 2</p>')).toThrow('opens no tag');
});

import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Pagination, Scroll, SummaryList, Table, type TableProps, Tabs, Tag, TaskList } from './index.ts';
import { expectParity, official } from './parity.ts';

const nasty = `<b>"O'Neill" & sons</b> \u202e</script>`;

describe('pagination', () => {
  test('through a guide', () =>
    expectParity(
      'pagination',
      { ariaLabel: 'Pages', previous: { href: '/1', label: nasty }, next: { href: '/3', label: 'Three' } },
      <Pagination
        label="Pages"
        previous={{ href: '/1', text: 'Previous', hidden: 'page', label: nasty }}
        next={{ href: '/3', text: 'Next', hidden: 'page', label: 'Three' }}
      />,
    ));
  test('only forward', () =>
    expectParity(
      'pagination',
      { next: { href: '/2', text: nasty } },
      <Pagination label="Pagination" next={{ href: '/2', text: nasty }} />,
    ));
  test('numbered', () =>
    expectParity(
      'pagination',
      {
        previous: { href: '?p=1' },
        next: { href: '?p=3' },
        items: [
          { number: '1', href: '?p=1' },
          { number: '2', href: '?p=2', current: true },
          { ellipsis: true },
          { number: '9', href: '?p=9', ariaLabel: nasty },
        ],
      },
      <Pagination
        label="Pagination"
        previous={{ href: '?p=1', text: 'Previous', hidden: 'page' }}
        next={{ href: '?p=3', text: 'Next', hidden: 'page' }}
        numbers={[
          { number: '1', href: '?p=1', label: 'Page 1' },
          { number: '2', href: '?p=2', label: 'Page 2', current: true },
          { gap: true },
          { number: '9', href: '?p=9', label: nasty },
        ]}
      />,
    ));
});

describe('summary list', () => {
  const rows = [
    { key: nasty, value: nasty, actions: [{ href: '/n', text: 'Change', hidden: 'name' }] },
    {
      key: 'Phone',
      value: '1',
      actions: [
        { href: '/a', text: 'Add' },
        { href: '/d', text: 'Drop', hidden: 'phone' },
      ],
    },
    { key: 'None', value: '' },
  ];
  const params = rows.map(({ actions, ...row }) => ({
    ...row,
    actions: {
      items: (actions ?? []).map(({ hidden, ...action }) => ({ ...action, visuallyHiddenText: hidden })),
    },
  }));
  test('actions', () => expectParity('summary-list', { rows: params }, <SummaryList rows={rows} />));
  test('no actions, no last border', () =>
    expectParity(
      'summary-list',
      { rows: [{ key: 'K', value: 'V' }], lastRowBorder: false, classes: 'c' },
      <SummaryList rows={[{ key: 'K', value: 'V' }]} lastRowBorder={false} class="c" />,
    ));
  test('no borders', () =>
    expectParity(
      'summary-list',
      { rows: [{ key: 'K', value: { html: '<p>V</p>' }, border: false }], id: 'i' },
      <SummaryList rows={[{ key: 'K', value: <p>V</p>, border: false }]} id="i" />,
    ));
});

describe('table', () => {
  const looks: Record<string, [object, Partial<TableProps>]> = {
    plain: [{}, {}],
    responsive: [{ responsive: true }, { responsive: true }],
    'responsive with row headers': [
      { responsive: true, firstCellIsHeader: true },
      { responsive: true, firstCellIsHeader: true },
    ],
    'row headers, striped, compact': [
      { firstCellIsHeader: true, striped: true, compact: true, classes: 'c', id: 'i' },
      { firstCellIsHeader: true, striped: true, compact: true, class: 'c', id: 'i' },
    ],
    'no border': [{ border: false }, { border: false }],
    'no last border, caption size': [
      { lastRowBorder: false, caption: { text: nasty, size: 'm' } },
      { lastRowBorder: false, captionSize: 'm' },
    ],
  };
  for (const [look, [params, props]] of Object.entries(looks)) {
    test(look, () =>
      expectParity(
        'tables',
        {
          caption: nasty,
          head: ['Name', { text: nasty, format: 'numeric' }, 'State'],
          rows: [
            [nasty, '12', { html: official('tag', { text: nasty }), classes: 'x' }],
            ['B', '', 'done'],
          ],
          ...params,
        },
        <Table
          caption={nasty}
          columns={[{ text: 'Name' }, { text: nasty, numeric: true }, { text: 'State' }]}
          rows={[
            [nasty, '12', { content: <Tag>{nasty}</Tag>, class: 'x' }],
            ['B', '', 'done'],
          ]}
          {...props}
        />,
      ),
    );
  }
  test('scroll', () =>
    expectParity(
      'scroll',
      { html: '<p>wide</p>', labelledBy: 'cap' },
      <Scroll labelledBy="cap">
        <p>wide</p>
      </Scroll>,
    ));
});

describe('tabs and tasks', () => {
  test('tabs', () =>
    expectParity(
      'tabs',
      {
        id: 't',
        title: 'Contents',
        items: [
          { id: 'one', label: nasty, panel: { html: '<p>1</p>' } },
          { id: 'two', label: 'Two', panel: { html: '<p>2</p>' } },
        ],
      },
      <Tabs
        id="t"
        title="Contents"
        items={[
          { id: 'one', label: nasty, panel: <p>1</p> },
          { id: 'two', label: 'Two', panel: <p>2</p> },
        ]}
      />,
    ));
  test('tasks', () =>
    expectParity(
      'task-list',
      {
        idPrefix: 'todo',
        items: [
          { heading: nasty, href: '/a', hint: nasty, status: { tag: { text: 'New', colour: 'blue' } } },
          {
            heading: 'Later',
            status: { text: 'Cannot start yet', classes: 'nhsuk-task-list__status--cannot-start-yet' },
          },
          {
            heading: 'Done',
            href: '/c',
            status: { text: 'Completed', classes: 'nhsuk-task-list__status--completed' },
          },
        ],
      },
      <TaskList
        idPrefix="todo"
        items={[
          { title: nasty, href: '/a', hint: nasty, status: <Tag colour="blue">New</Tag> },
          { title: 'Later', status: 'Cannot start yet', quiet: 'cannot-start-yet' },
          { title: 'Done', href: '/c', status: 'Completed', quiet: 'completed' },
        ]}
      />,
    ));
});

test('no address of a directory entry can run script', () => {
  const items = ['javascript:alert(1)', 'java\nscript:alert(1)', ' data:text/html,x', 'VBScript:x'].map(
    (href) => ({
      title: 't',
      href,
      status: 's',
    }),
  );
  const html = render(
    <TaskList items={[...items, { title: 't', href: 'https://example.org/?a=b:c', status: 's' }]} />,
  );
  expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
    '#',
    '#',
    '#',
    '#',
    'https://example.org/?a=b:c',
  ]);
});

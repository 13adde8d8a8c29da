import { describe, test } from 'vitest';
import {
  ActionLink,
  BackLink,
  Breadcrumb,
  Button,
  Card,
  Details,
  DoDontList,
  ErrorSummary,
  Expander,
  InsetText,
  LinkButton,
  NotificationBanner,
  Panel,
  SkipLink,
  Tag,
  WarningCallout,
} from './index.ts';
import { expectParity, officialExample } from './parity.ts';

const nasty = `<b>"O'Neill" & sons</b> \u202e</script>`;

describe('buttons', () => {
  test('plain', () => expectParity('button', { text: nasty }, <Button>{nasty}</Button>));
  for (const variant of ['secondary', 'secondary-solid', 'warning', 'reverse', 'brand', 'login'] as const) {
    test(variant, () =>
      expectParity('button', { text: 'Save', variant }, <Button variant={variant}>Save</Button>),
    );
  }
  test('all at once', () =>
    expectParity(
      'button',
      {
        text: 'Save',
        id: 'b',
        name: 'do',
        value: nasty,
        type: 'button',
        classes: 'x',
        small: true,
        disabled: true,
        preventDoubleClick: true,
        attributes: { 'data-a': nasty },
      },
      <Button
        id="b"
        name="do"
        value={nasty}
        type="button"
        class="x"
        small
        disabled
        preventDoubleClick
        attributes={{ 'data-a': nasty }}
      >
        Save
      </Button>,
    ));
  test('preventDoubleClick can be said off', () =>
    expectParity(
      'button',
      { text: 'Save', preventDoubleClick: false },
      <Button preventDoubleClick={false}>Save</Button>,
    ));
  test('link', () =>
    expectParity(
      'button',
      { text: 'Go', href: '/a?b=1&c="2"', variant: 'reverse', id: 'go', small: true },
      <LinkButton href={'/a?b=1&c="2"'} variant="reverse" id="go" small>
        Go
      </LinkButton>,
    ));
  test('official example', () =>
    expectParity(
      'button',
      officialExample('button', 'disabled, small'),
      <Button disabled small>
        Disabled button
      </Button>,
    ));
});

describe('links', () => {
  test('back', () =>
    expectParity('back-link', { text: 'Back', href: '/' }, <BackLink href="/">Back</BackLink>));
  test('back, with prefix, reverse', () =>
    expectParity(
      'back-link',
      { text: nasty, href: '/', visuallyHiddenText: 'Back to', variant: 'reverse', id: 'x', classes: 'c' },
      <BackLink href="/" hiddenPrefix="Back to" reverse id="x" class="c">
        {nasty}
      </BackLink>,
    ));
  test('action', () =>
    expectParity('action-link', { text: nasty, href: '/go' }, <ActionLink href="/go">{nasty}</ActionLink>));
  test('action, reverse', () =>
    expectParity(
      'action-link',
      { text: 'Go', href: '/go', variant: 'reverse' },
      <ActionLink href="/go" reverse>
        Go
      </ActionLink>,
    ));
  test('skip', () =>
    expectParity('skip-link', { text: 'Skip', href: '#main' }, <SkipLink href="#main">Skip</SkipLink>));
  test('breadcrumb', () =>
    expectParity(
      'breadcrumb',
      {
        ariaLabel: 'You are here',
        variant: 'reverse',
        items: [
          { href: '/1', text: 'One' },
          { href: '/2', text: nasty },
        ],
        backLink: { visuallyHiddenText: 'Back to' },
      },
      <Breadcrumb
        label="You are here"
        backPrefix="Back to"
        reverse
        items={[
          { href: '/1', text: 'One' },
          { href: '/2', text: nasty },
        ]}
      />,
    ));
});

describe('cards', () => {
  for (const variant of ['feature', 'primary', 'secondary', 'warning'] as const) {
    test(variant, () =>
      expectParity(
        'card',
        { heading: nasty, description: 'Words', variant, href: '/x', headingLevel: 3, headingSize: 'm' },
        <Card
          heading={nasty}
          description="Words"
          variant={variant}
          href="/x"
          headingLevel={3}
          headingSize="m"
        />,
      ),
    );
  }
  for (const variant of ['non-urgent', 'urgent', 'emergency'] as const) {
    test(variant, () =>
      expectParity(
        'card',
        { heading: { text: 'Call', visuallyHiddenText: 'Act' }, descriptionHtml: '<p>Now</p>', variant },
        <Card heading="Call" headingPrefix="Act:" variant={variant}>
          <p>Now</p>
        </Card>,
      ),
    );
  }
  test('clickable', () =>
    expectParity(
      'card',
      { heading: 'A', href: '/a', clickable: true, classes: 'c', id: 'i' },
      <Card heading="A" href="/a" clickable class="c" id="i" />,
    ));
  test('no heading', () =>
    expectParity(
      'card',
      { descriptionHtml: '<p>Only</p>' },
      <Card>
        <p>Only</p>
      </Card>,
    ));
  test('one action', () =>
    expectParity(
      'card',
      { heading: nasty, actions: { items: [{ text: 'Change', href: '/c', visuallyHiddenText: 'all' }] } },
      <Card heading={nasty} actions={[{ text: 'Change', href: '/c', hidden: 'all' }]} />,
    ));
  test('two actions', () =>
    expectParity(
      'card',
      {
        heading: 'A',
        actions: {
          items: [
            { text: 'Add', href: '/a' },
            { text: 'Drop', href: '/d' },
          ],
        },
      },
      <Card
        heading="A"
        actions={[
          { text: 'Add', href: '/a' },
          { text: 'Drop', href: '/d' },
        ]}
      />,
    ));
  test('warning callout', () =>
    expectParity(
      'warning-callout',
      { heading: 'School', html: '<p>Stay</p>' },
      <WarningCallout heading="School" headingPrefix="Important:">
        <p>Stay</p>
      </WarningCallout>,
    ));
  test('warning callout that says important itself', () =>
    expectParity(
      'warning-callout',
      { heading: 'Important', html: '<p>Stay</p>', headingLevel: 2 },
      <WarningCallout heading="Important" headingLevel={2}>
        <p>Stay</p>
      </WarningCallout>,
    ));
  test('do', () =>
    expectParity(
      'do-dont-list',
      { heading: 'Do', icon: 'tick', items: [{ item: nasty }, { item: 'rest' }] },
      <DoDontList heading="Do" icon="tick" items={[nasty, 'rest']} />,
    ));
  test('do not', () =>
    expectParity(
      'do-dont-list',
      { heading: "Don't", icon: 'cross', items: [{ item: 'run' }] },
      <DoDontList heading="Don't" icon="cross" prefix="do not" items={['run']} />,
    ));
});

describe('notices', () => {
  test('details', () =>
    expectParity(
      'details',
      { summary: nasty, html: '<p>More</p>' },
      <Details summary={nasty}>
        <p>More</p>
      </Details>,
    ));
  test('expander, open', () =>
    expectParity(
      'details',
      { summary: 'S', html: '<p>M</p>', classes: 'nhsuk-expander', open: true, id: 'e' },
      <Expander summary="S" open id="e">
        <p>M</p>
      </Expander>,
    ));
  test('inset text', () =>
    expectParity(
      'inset-text',
      { text: nasty, visuallyHiddenText: 'Note' },
      <InsetText prefix="Note:">
        <p>{nasty}</p>
      </InsetText>,
    ));
  test('notification', () =>
    expectParity(
      'notification-banner',
      { title: 'News', heading: nasty, html: '<p class="nhsuk-body">B</p>' },
      <NotificationBanner title="News" heading={nasty}>
        <p class="nhsuk-body">B</p>
      </NotificationBanner>,
    ));
  test('notification of success', () =>
    expectParity(
      'notification-banner',
      { variant: 'success', text: 'Sent', titleId: 't', classes: 'c', disableAutoFocus: true },
      <NotificationBanner title="Success" variant="success" titleId="t" class="c" disableAutoFocus>
        <p class="nhsuk-notification-banner__heading">Sent</p>
      </NotificationBanner>,
    ));
  test('panel', () =>
    expectParity('panel', { heading: nasty, text: 'Ref 1' }, <Panel title={nasty}>Ref 1</Panel>));
  test('panel that interrupts', () =>
    expectParity(
      'panel',
      { heading: 'Sure?', headingLevel: 2, variant: 'interruption', html: '<p>X</p>' },
      <Panel title="Sure?" headingLevel={2} variant="interruption">
        <p>X</p>
      </Panel>,
    ));
  test('panel without body', () => expectParity('panel', { heading: 'Done' }, <Panel title="Done" />));
  for (const colour of [
    'white',
    'grey',
    'green',
    'aqua-green',
    'blue',
    'purple',
    'pink',
    'red',
    'orange',
    'yellow',
  ] as const) {
    test(`tag ${colour}`, () =>
      expectParity('tag', { text: nasty, colour }, <Tag colour={colour}>{nasty}</Tag>));
  }
  test('tag without border', () =>
    expectParity(
      'tag',
      { text: 'T', border: false, classes: 'c' },
      <Tag border={false} class="c">
        T
      </Tag>,
    ));
  test('error summary', () =>
    expectParity(
      'error-summary',
      {
        heading: 'There is a problem',
        description: nasty,
        errorList: [{ text: nasty, href: '#a' }, { text: 'No link' }],
        disableAutoFocus: true,
      },
      <ErrorSummary
        title="There is a problem"
        description={nasty}
        errors={[{ text: nasty, href: '#a' }, { text: 'No link' }]}
        disableAutoFocus
      />,
    ));
});

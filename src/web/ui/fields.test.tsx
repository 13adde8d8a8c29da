import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { CharacterCount, Fieldset, Label, Select, Textarea, TextInput } from './index.ts';
import { expectParity } from './parity.ts';

const nasty = `<b>"O'Neill" & sons</b> \u202e</script>`;
const error = { prefix: 'Error:', text: nasty };

describe('label and fieldset', () => {
  test('plain', () => expectParity('label', { text: nasty, for: 'x' }, <Label for="x">{nasty}</Label>));
  for (const size of ['s', 'm', 'l', 'xl'] as const) {
    test(`page heading ${size}`, () =>
      expectParity(
        'label',
        {
          text: 'Name',
          for: 'x',
          size,
          isPageHeading: true,
          caption: size === 's' ? undefined : 'About you',
        },
        <Label for="x" size={size} pageHeading caption={size === 's' ? undefined : 'About you'}>
          Name
        </Label>,
      ));
    test(`legend ${size}`, () =>
      expectParity(
        'fieldset',
        { legend: { text: nasty, size, isPageHeading: size === 'l' }, describedBy: 'd', html: '<p>In</p>' },
        <Fieldset legend={nasty} legendSize={size} pageHeading={size === 'l'} describedBy="d">
          <p>In</p>
        </Fieldset>,
      ));
  }
});

describe('text input', () => {
  test('plain', () =>
    expectParity(
      'input',
      { label: nasty, name: 'n', value: nasty },
      <TextInput label={nasty} name="n" value={nasty} />,
    ));
  test('hint and error', () =>
    expectParity(
      'input',
      { label: 'L', id: 'i', name: 'n', hint: nasty, errorMessage: nasty, describedBy: 'more' },
      <TextInput label="L" id="i" name="n" hint={nasty} error={error} describedBy="more" />,
    ));
  test('everything', () =>
    expectParity(
      'input',
      {
        label: { text: 'Phone', size: 'l', isPageHeading: true, caption: 'You' },
        name: 'phone',
        type: 'tel',
        inputmode: 'tel',
        autocomplete: 'tel',
        autocapitalize: 'none',
        spellcheck: false,
        pattern: '[0-9]*',
        width: 20,
        code: true,
        disabled: true,
        classes: 'c',
        formGroup: { classes: 'g' },
        attributes: { dir: 'ltr' },
      },
      <TextInput
        label="Phone"
        labelSize="l"
        pageHeading
        caption="You"
        name="phone"
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        autocapitalize="none"
        spellcheck={false}
        pattern="[0-9]*"
        width={20}
        code
        disabled
        class="c"
        groupClass="g"
        attributes={{ dir: 'ltr' }}
      />,
    ));
  for (const width of [2, 3, 4, 5, 10, 20, 30] as const) {
    test(`width ${width}, spellcheck on`, () =>
      expectParity(
        'input',
        { label: 'L', name: 'n', width, spellcheck: true },
        <TextInput label="L" name="n" width={width} spellcheck />,
      ));
  }
  test('prefix and suffix', () =>
    expectParity(
      'input',
      { label: 'L', name: 'n', prefix: '£', suffix: nasty, errorMessage: nasty },
      <TextInput label="L" name="n" prefix="£" suffix={nasty} error={error} />,
    ));
  test('hidden label', () =>
    expectParity(
      'input',
      { label: { text: 'L', classes: 'nhsuk-u-visually-hidden' }, name: 'n' },
      <TextInput label="L" name="n" labelHidden />,
    ));
});

describe('textarea', () => {
  test('plain', () => expectParity('textarea', { label: 'L', name: 'n' }, <Textarea label="L" name="n" />));
  test('everything', () =>
    expectParity(
      'textarea',
      {
        label: 'L',
        name: 'n',
        id: 'i',
        hint: 'H',
        errorMessage: nasty,
        rows: 8,
        value: `  ${nasty}\n\n  two`,
        autocomplete: 'off',
        spellcheck: true,
        disabled: true,
        attributes: { dir: 'auto' },
      },
      <Textarea
        label="L"
        name="n"
        id="i"
        hint="H"
        error={error}
        rows={8}
        value={`  ${nasty}\n\n  two`}
        autocomplete="off"
        spellcheck
        disabled
        attributes={{ dir: 'auto' }}
      />,
    ));
  test("the person's own first newline survives the parser, which drops one", () => {
    expect(render(<Textarea label="L" name="n" value={'\nline'} />)).toContain('>\n\nline</textarea>');
  });
  for (const count of ['characters', 'words'] as const) {
    test(`count of ${count}`, () =>
      expectParity(
        'character-count',
        {
          label: nasty,
          name: 'n',
          hint: 'H',
          value: 'v',
          classes: 'c',
          threshold: 75,
          [count === 'words' ? 'maxwords' : 'maxlength']: 200,
          textareaDescriptionText: 'Up to %{count}',
          [`${count}UnderLimitText`]: { one: '%{count} left', two: nasty, other: '%{count} left' },
          [`${count}AtLimitText`]: 'None left',
          [`${count}OverLimitText`]: { other: '%{count} too many' },
          formGroup: { classes: 'g' },
          errorMessage: nasty,
        },
        <CharacterCount
          label={nasty}
          name="n"
          hint="H"
          value="v"
          class="c"
          groupClass="g"
          error={error}
          threshold={75}
          limit={200}
          count={count}
          words={{
            limit: 'Up to 200',
            under: { one: '%{count} left', two: nasty, other: '%{count} left' },
            at: 'None left',
            over: { other: '%{count} too many' },
          }}
        />,
      ));
  }
});

describe('select', () => {
  test('chosen, divided, disabled', () =>
    expectParity(
      'select',
      {
        label: 'L',
        name: 'n',
        hint: 'H',
        errorMessage: nasty,
        value: 'b',
        items: [
          { value: '', text: 'Choose' },
          { value: 'a', text: nasty },
          { divider: true },
          { value: 'b', text: 'B' },
          { value: 'c', text: 'C', disabled: true },
        ],
      },
      <Select
        label="L"
        name="n"
        hint="H"
        error={error}
        value="b"
        items={[
          { value: '', text: 'Choose' },
          { value: 'a', text: nasty },
          { divider: true },
          { value: 'b', text: 'B' },
          { value: 'c', text: 'C', disabled: true },
        ]}
      />,
    ));
  test('nothing chosen', () =>
    expectParity(
      'select',
      { label: 'L', name: 'n', disabled: true, items: [{ value: 'a', text: 'A' }] },
      <Select label="L" name="n" disabled items={[{ value: 'a', text: 'A' }]} />,
    ));
});

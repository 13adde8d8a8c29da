import { describe, test } from 'vitest';
import { Checkboxes, DateInput, Radios, TextInput } from './index.ts';
import { expectParity, official } from './parity.ts';

const nasty = `<b>"O'Neill" & sons</b> \u202e</script>`;
const error = { prefix: 'Error:', text: nasty };
const legend = { text: nasty, size: 'l', isPageHeading: true };

describe('checkboxes', () => {
  test('hints, values, divider, exclusive', () =>
    expectParity(
      'checkboxes',
      {
        name: 'need',
        idPrefix: 'needs',
        fieldset: { legend },
        hint: nasty,
        errorMessage: nasty,
        values: ['food', nasty],
        items: [
          { value: 'food', text: 'Food', hint: nasty },
          { value: nasty, text: nasty },
          { divider: 'or' },
          { value: 'none', text: 'None', behaviour: 'exclusive', behaviourGroup: 'g' },
        ],
      },
      <Checkboxes
        name="need"
        id="needs"
        legend={nasty}
        legendSize="l"
        pageHeading
        hint={nasty}
        error={error}
        values={['food', nasty]}
        items={[
          { value: 'food', label: 'Food', hint: nasty },
          { value: nasty, label: nasty },
          { divider: 'or' },
          { value: 'none', label: 'None', exclusive: true, exclusiveGroup: 'g' },
        ]}
      />,
    ));
  test('revealed content, open and closed', () =>
    expectParity(
      'checkboxes',
      {
        name: 'by',
        fieldset: { legend: 'How' },
        values: ['sms'],
        items: ['sms', 'tel'].map((value) => ({
          value,
          text: value,
          conditional: { html: official('input', { label: 'Number', name: `${value}-number` }) },
        })),
      },
      <Checkboxes
        name="by"
        legend="How"
        values={['sms']}
        items={['sms', 'tel'].map((value) => ({
          value,
          label: value,
          content: <TextInput label="Number" name={`${value}-number`} />,
        }))}
      />,
    ));
  test('without a fieldset every box is described by the group', () =>
    expectParity(
      'checkboxes',
      {
        name: 'ok',
        hint: 'H',
        errorMessage: nasty,
        describedBy: 'more',
        small: true,
        inline: true,
        classes: 'c',
        items: [{ value: 'y', text: 'Yes', hint: 'I', name: 'own', disabled: true }],
      },
      <Checkboxes
        name="ok"
        hint="H"
        error={error}
        describedBy="more"
        small
        inline
        class="c"
        items={[{ value: 'y', label: 'Yes', hint: 'I', name: 'own', disabled: true }]}
      />,
    ));
});

describe('radios', () => {
  test('hints, value, divider, inline', () =>
    expectParity(
      'radios',
      {
        name: 'r',
        fieldset: { legend },
        hint: 'H',
        errorMessage: nasty,
        inline: true,
        value: nasty,
        items: [
          { value: 'a', text: 'A', hint: nasty },
          { value: nasty, text: nasty },
          { divider: 'or' },
          { value: 'c', text: 'C', disabled: true },
        ],
      },
      <Radios
        name="r"
        legend={nasty}
        legendSize="l"
        pageHeading
        hint="H"
        error={error}
        inline
        value={nasty}
        items={[
          { value: 'a', label: 'A', hint: nasty },
          { value: nasty, label: nasty },
          { divider: 'or' },
          { value: 'c', label: 'C', disabled: true },
        ]}
      />,
    ));
  test('revealed content', () =>
    expectParity(
      'radios',
      {
        name: 'r',
        idPrefix: 'p',
        small: true,
        fieldset: { legend: { text: 'L', size: 's' } },
        value: 'b',
        items: [
          { value: 'a', text: 'A', conditional: { html: '<p>1</p>' } },
          { value: 'b', text: 'B', conditional: { html: '<p>2</p>' } },
        ],
      },
      <Radios
        name="r"
        id="p"
        small
        legend="L"
        legendSize="s"
        value="b"
        items={[
          { value: 'a', label: 'A', content: <p>1</p> },
          { value: 'b', label: 'B', content: <p>2</p> },
        ]}
      />,
    ));
  test('without a fieldset, all disabled', () =>
    expectParity(
      'radios',
      { name: 'r', disabled: true, items: [{ value: 'a', text: 'A' }] },
      <Radios name="r" disabled items={[{ value: 'a', label: 'A' }]} />,
    ));
});

describe('date', () => {
  const labels = { day: 'Day', month: 'Month', year: 'Year' };
  const items = (more: (part: string) => object) =>
    ['day', 'month', 'year'].map((part) => ({
      name: `dob-${part}`,
      id: `dob-${part}`,
      label: labels[part as keyof typeof labels],
      width: part === 'year' ? 4 : 2,
      ...more(part),
    }));
  test('empty', () =>
    expectParity(
      'date-input',
      { id: 'dob', fieldset: { legend }, hint: nasty, items: items(() => ({})) },
      <DateInput name="dob" legend={nasty} legendSize="l" pageHeading hint={nasty} labels={labels} />,
    ));
  test('all wrong, values kept', () =>
    expectParity(
      'date-input',
      {
        id: 'dob',
        fieldset: { legend: 'L' },
        errorMessage: nasty,
        items: items((part) => ({ value: part === 'day' ? nasty : '7', autocomplete: `bday-${part}` })),
      },
      <DateInput
        name="dob"
        legend="L"
        labels={labels}
        error={error}
        birthday
        values={{ day: nasty, month: '7', year: '7' }}
      />,
    ));
  test('only the year wrong', () =>
    expectParity(
      'date-input',
      {
        id: 'dob',
        fieldset: { legend: 'L' },
        errorMessage: nasty,
        items: items((part) => ({ error: part === 'year', disabled: true })),
      },
      <DateInput name="dob" legend="L" labels={labels} error={error} errorParts={['year']} disabled />,
    ));
  test('without a fieldset', () =>
    expectParity(
      'date-input',
      { id: 'dob', items: items(() => ({})) },
      <DateInput name="dob" labels={labels} />,
    ));
});

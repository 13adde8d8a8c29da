import { expect, test } from 'vitest';
import { readSought } from './found.ts';

test.each([
  ['7KQ2M-XD94R', '7KQ2M-XD94R'],
  [' 7kq2m xd94r ', '7KQ2M-XD94R'],
  ['7kq2mxd94r', '7KQ2M-XD94R'],
  ['7KQ2M', null],
  ['Fatima', null],
  ['', null],
])('%j is the reference %j', (typed, reference) => {
  expect(readSought(typed).reference).toBe(reference);
});

test.each([
  ['  Fatima   Noor ', 'fatima noor'],
  ['ف', null],
  ['فا', 'فا'],
  ['x', null],
])('%j is the name %j', (typed, name) => {
  expect(readSought(typed).name).toBe(name);
});

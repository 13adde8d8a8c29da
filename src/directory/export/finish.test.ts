import { describe, expect, test } from 'vitest';
import { CONDITION_NAMES, CONDITIONS } from '../condition.ts';
import { NEED_DOMAINS } from '../need.ts';
import { finish, safeLink } from './finish.ts';
import {
  answerTerm,
  isOurs,
  needTerm,
  OWN_TAXONOMIES,
  OWN_TERMS,
  ownTerm,
  saidByTerms,
} from './own-terms.ts';

const id = '5e4f0000-0000-4000-8000-000000000001';

test.each([
  ['https://a.example/b?c=d&e=%20#f', 'https://a.example/b?c=d&e=%20#f'],
  ['HTTP://A.example', 'HTTP://A.example'],
  ['https://bücher.example/straße', 'https://xn--bcher-kva.example/stra%C3%9Fe'],
  ['https://a.example/x|y{z}^', 'https://a.example/x%7Cy%7Bz%7D%5E'],
  ['https://a.example/50%', 'https://a.example/50%25'],
  ['https://a.example/[x]', 'https://a.example/%5Bx%5D'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  [' javascript:alert(1)', null],
  ['ftp://a.example', null],
  ['www.a.example', null],
  ['https://', null],
])('the link %j leaves as %j', (given, expected) => {
  expect(safeLink(given)).toBe(expected);
});

describe('positions', () => {
  const at = (problem: string | null, latitude: number | null, longitude: number | null) => {
    const made = finish('location', {
      id,
      location_type: 'physical',
      latitude,
      longitude,
      position_problem: problem,
    });
    return [made.latitude, made.longitude];
  };
  test('that are known to be wrong do not leave; the wrong way round, they leave put right', () => {
    expect(at(null, 51, -1)).toEqual([51, -1]);
    expect(at('outside_uk', 40, 20)).toEqual([40, 20]);
    expect(at('swapped', -1, 51)).toEqual([51, -1]);
    expect(at('zero', 0, 0)).toEqual([undefined, undefined]);
    expect(at('impossible', 100, 101)).toEqual([undefined, undefined]);
    expect(at('incomplete', 51, null)).toEqual([undefined, undefined]);
  });
});

test.each([
  ['12', { number: '1', extension: 12 }],
  ['0', { number: '1', extension: 0 }],
  ['007', { number: '1 ext. 007' }],
  ['2 or 3', { number: '1 ext. 2 or 3' }],
])('the extension %j is a number, or stands behind the number', (extension, expected) => {
  expect(finish('phone', { id, number: '1', extension })).toEqual({ id, ...expected });
});

describe('our own terms', () => {
  test('are every answer but unknown, every condition, every need, each with an id that never changes', () => {
    const answers = CONDITION_NAMES.reduce((sum, name) => sum + CONDITIONS[name].length, 0);
    expect(OWN_TERMS.length).toBe(answers + CONDITION_NAMES.length + NEED_DOMAINS.length);
    const ids = [...OWN_TERMS, ...OWN_TAXONOMIES].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(answerTerm('recourse', 'unknown')).toBeNull();
    // Others keep these: a change here breaks what they have stored.
    expect(answerTerm('recourse', 'nrpf_welcome')?.id).toBe(RECOURSE_ID);
    expect(needTerm('food')?.id).toBe(FOOD_ID);
    expect(needTerm('recourse')).toBeNull();
  });

  test('are read back as what they mean', () => {
    const said = (code: string) => ({
      taxonomy_term_id: OWN_TERMS.find(({ document }) => document.code === code)?.id ?? '',
    });
    expect(
      saidByTerms([
        said('cost.free'),
        { ...said('recourse.nrpf_welcome'), value: 'yes' },
        said('cost'),
        said('food'),
      ]),
    ).toEqual({
      answers: [
        { condition: 'cost', value: 'free', note: null },
        { condition: 'recourse', value: 'nrpf_welcome', note: 'yes' },
      ],
      needs: ['food'],
    });
    expect(saidByTerms([{ taxonomy_term_id: id }, { value: 'x' }])).toEqual({ answers: [], needs: [] });
    expect(isOurs(id)).toBe(false);
    expect(ownTerm(RECOURSE_ID.toUpperCase())?.document.code).toBe('recourse.nrpf_welcome');
  });
});

const RECOURSE_ID = '40f8b2df-753e-5950-aaf4-b444fbd43de7';
const FOOD_ID = '443b93d3-8cae-5a1d-8011-d6ba848d01bf';

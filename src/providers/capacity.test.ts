import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalDate } from '#kernel';
import { CAPACITY_HOLDS_DAYS, capacityOn } from './capacity.ts';

const zone = 'Europe/London';
const on = (day: string) => day as LocalDate;
const said = (at: string, more: object = {}) => ({
  places: 3,
  waitingDays: null,
  paused: false,
  saidAt: new Date(at),
  ...more,
});

test('a word holds for 14 days of the calendar, and keeps its age', () => {
  const word = said('2026-03-02T23:30:00Z');
  expect(capacityOn(on('2026-03-02'), zone, word)).toMatchObject({ state: 'places', ageDays: 0 });
  expect(capacityOn(on('2026-03-16'), zone, word)).toMatchObject({ state: 'places', ageDays: 14 });
  expect(capacityOn(on('2026-03-17'), zone, word)).toEqual({ state: 'unknown', ageDays: 15 });
});

test('nobody having said anything is unknown without an age', () => {
  expect(capacityOn(on('2026-03-02'), zone, null)).toEqual({ state: 'unknown', ageDays: null });
});

test('none left is full, paused is paused, and an old pause is unknown too', () => {
  expect(capacityOn(on('2026-03-02'), zone, said('2026-03-02T09:00:00Z', { places: 0 })).state).toBe('full');
  const paused = said('2026-03-02T09:00:00Z', { paused: true });
  expect(capacityOn(on('2026-03-03'), zone, paused)).toEqual({ state: 'paused', ageDays: 1 });
  expect(capacityOn(on('2026-04-03'), zone, paused).state).toBe('unknown');
});

test('an organization that pauses does so until it says otherwise', () => {
  expect(capacityOn(on('2026-04-03'), zone, said('2026-03-02T09:00:00Z'), true)).toEqual({
    state: 'paused',
    ageDays: null,
  });
});

test('whatever was said, an old word never speaks of places', () => {
  const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2026-03-02'), noInvalidDate: true });
  fc.assert(
    fc.property(
      fc.option(fc.nat(50)),
      fc.option(fc.nat(90)),
      fc.boolean(),
      day,
      (places, waitingDays, paused, saidAt) => {
        const found = capacityOn(on('2026-03-02'), zone, { places, waitingDays, paused, saidAt });
        if (found.state !== 'unknown') expect(found.ageDays).toBeLessThanOrEqual(CAPACITY_HOLDS_DAYS);
        if (found.state === 'places') expect(places).toBeGreaterThan(0);
      },
    ),
  );
});

import { addDays, dayOf, type Instant, isWorkingDay, later, MINUTE, startOf } from '#kernel';
import type { Deed } from './deeds.ts';
import { ZONE } from './stage.ts';

/** Deeds that follow each other on one day. */
export interface Scene {
  readonly daysAgo: number;
  /** Minutes after midnight; otherwise some time within the working hours of a working day. */
  readonly minute?: number;
  readonly deeds: readonly Deed[];
}

/** What happened to one person, in its order. */
export type Story = readonly Scene[];

/** So many days ago, on the working day before when that was none. */
export function on(daysAgo: number, ...deeds: readonly Deed[]): Scene {
  return { daysAgo, deeds };
}

/** So many days ago, weekend or not, at an hour such as `22:40`. */
export function at(daysAgo: number, time: string, ...deeds: readonly Deed[]): Scene {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { daysAgo, minute: hour * 60 + minute, deeds };
}

/** A scene with its moment, and whose it is. */
export interface Cue {
  readonly at: Instant;
  readonly story: number;
  readonly scene: Scene;
}

// Offices are open in these minutes; the odd numbers keep everyone's days from looking alike.
const OPENS = 9 * 60 + 5;
const OPEN_FOR = 7 * 60;

/** All scenes of all stories in the order of time, as seen from `today`. Scenes of one story never change places. */
export function schedule(stories: readonly Story[], today: Instant): Cue[] {
  const cues = stories.flatMap((scenes, story) => {
    let before = new Date(0);
    return scenes.map((scene, index) => {
      const wanted = momentOf(scene, today, OPENS + ((story * 97 + index * 53) % OPEN_FOR));
      const at = wanted > before ? wanted : later(before, 10 * MINUTE);
      before = at;
      return { at, story, scene };
    });
  });
  return cues.sort((a, b) => a.at.getTime() - b.at.getTime() || a.story - b.story);
}

function momentOf(scene: Scene, today: Instant, usual: number): Instant {
  let day = addDays(dayOf(today, ZONE), -scene.daysAgo);
  while (scene.minute === undefined && !isWorkingDay(day, new Set())) day = addDays(day, -1);
  return later(startOf(day, ZONE), (scene.minute ?? usual) * MINUTE);
}

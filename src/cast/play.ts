import { addDays, DAY, dayOf, type Instant, isWorkingDay, later, MINUTE, startOf } from '#kernel';
import { type Life, newLife, type Stage, ZONE } from './stage.ts';
import { STORIES } from './stories.ts';
import { type Cue, schedule } from './story.ts';

/** When the clocks of the house strike: as offices open, and in the evening for those whose safe hours are then. */
const STROKES = [
  { hour: 10, clockworks: ['messaging.wake', 'plans.ask_again', 'referrals.clock'] },
  { hour: 19, clockworks: ['messaging.wake'] },
] as const;

/**
 * What happened in these last days is looked at closely, so its messages are written at once and the clocks strike every
 * working day. What is older is settled, and struck for, on the morning of every third: it saves half of the time that loading takes.
 */
const LATELY = 30;
const ELSE_EVERY = 3;

/** Plays all stories in the order of time, with the clocks of the house striking in between, until `now`. */
export async function play(stage: Stage, now: Instant): Promise<void> {
  const lives = STORIES.map(newLife);
  const lately = later(now, -LATELY * DAY);
  const clocks = new Clocks(stage, lately);
  // What is told of today has happened a little before now.
  const latest = later(now, -30 * MINUTE);
  const unsettled = new Set<number>();
  for (const cue of schedule(STORIES, now)) {
    await clocks.strikeUntil(earlier(cue.at, latest));
    stage.setTo(stage.notBefore(cue.at, latest));
    const life = lives[cue.story];
    if (!life) throw new Error('Every story has a life.');
    // What comes of someone's last scene has to be there before their next one.
    if (unsettled.delete(cue.story)) await stage.settle();
    await tell(cue, stage, life);
    if (cue.at > lately) await stage.settle();
    else unsettled.add(cue.story);
  }
  await clocks.strikeUntil(later(now, -5 * MINUTE));
  stage.setTo(now);
  await stage.settle();
  await stage.seal();
}

function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

async function tell({ story, scene }: Cue, stage: Stage, life: Life): Promise<void> {
  try {
    for (const deed of scene.deeds) await deed(stage, life);
  } catch (error) {
    throw new Error(`Story ${story}, ${scene.daysAgo} days ago`, { cause: error });
  }
}

class Clocks {
  readonly #stage: Stage;
  readonly #lately: Instant;
  #next: Instant;
  #stroke = 0;
  #workingDays = 0;

  constructor(stage: Stage, lately: Instant) {
    this.#stage = stage;
    this.#lately = lately;
    this.#next = this.#after(stage.now, 1);
  }

  #after(instant: Instant, days: number): Instant {
    const { hour } = STROKES[this.#stroke] ?? STROKES[0];
    return startOf(addDays(dayOf(instant, ZONE), days), ZONE, hour);
  }

  async strikeUntil(moment: Instant): Promise<void> {
    for (; this.#next <= moment; this.#advance()) {
      if (!isWorkingDay(dayOf(this.#next, ZONE), new Set())) continue;
      if (this.#stroke === 0) this.#workingDays += 1;
      const longAgo = this.#next < this.#lately;
      if (longAgo && (this.#stroke > 0 || this.#workingDays % ELSE_EVERY > 0)) continue;
      await this.#strike();
    }
  }

  async #strike(): Promise<void> {
    const stage = this.#stage;
    if (this.#next > stage.now) stage.setTo(this.#next);
    for (const name of STROKES[this.#stroke]?.clockworks ?? []) await stage.strike(name);
    await stage.settle();
    if (this.#stroke === 0 && this.#workingDays % 30 === 0) await stage.seal();
  }

  #advance(): void {
    this.#stroke = (this.#stroke + 1) % STROKES.length;
    this.#next = this.#after(this.#next, this.#stroke === 0 ? 1 : 0);
  }
}

import { addDays, DAY, dayOf, type Instant, isWorkingDay, later, MINUTE, startOf } from '#kernel';
import { newLife, type Stage, ZONE } from './stage.ts';
import { STORIES } from './stories.ts';
import { type Cue, type Scene, schedule } from './story.ts';

// Long after everyone has gone home, for those whose safe hours are in the evening.
const STROKES = [
  { hour: 10, clockworks: ['messaging.wake', 'plans.ask_again', 'referrals.clock'] },
  { hour: 19, clockworks: ['messaging.wake'] },
] as const;

/** Plays all stories in the order of time, with the clocks of the house striking in between, until `now`. */
export async function play(stage: Stage, now: Instant): Promise<void> {
  const lives = STORIES.map(newLife);
  const strokes = new Strokes(stage.now);
  // What is told of today has happened a little before now.
  const latest = later(now, -30 * MINUTE);
  // What happened lately is looked at closely, so its messages are written at once; before that, in the evening.
  const recent = later(now, -60 * DAY);
  const unsettled = new Set<number>();
  for (const cue of schedule(STORIES, now)) {
    await strokes.until(stage, earlier(cue.at, latest));
    stage.setTo(stage.notBefore(cue.at, latest));
    const life = lives[cue.story];
    if (!life) throw new Error('Every story has a life.');
    if (unsettled.delete(cue.story)) await stage.settle();
    for (const deed of cue.scene.deeds) await tell(deed, stage, life, cue);
    if (cue.at > recent) await stage.settle();
    else unsettled.add(cue.story);
  }
  await strokes.until(stage, later(now, -5 * MINUTE));
  stage.setTo(now);
  await stage.settle();
  await stage.seal();
}

const earlier = (a: Instant, b: Instant) => new Date(Math.min(a.getTime(), b.getTime()));

async function tell(
  deed: Scene['deeds'][number],
  stage: Stage,
  life: ReturnType<typeof newLife>,
  { story, scene }: Cue,
): Promise<void> {
  try {
    await deed(stage, life);
  } catch (error) {
    throw new Error(`Story ${story}, ${scene.daysAgo} days ago`, { cause: error });
  }
}

/** The clocks of the house, day after working day. */
class Strokes {
  #next: Instant;
  #which = 0;
  #days = 0;

  constructor(from: Instant) {
    this.#next = this.#at(from, 1);
  }

  #at(instant: Instant, days: number): Instant {
    const stroke = STROKES[this.#which] ?? STROKES[0];
    return startOf(addDays(dayOf(instant, ZONE), days), ZONE, stroke.hour);
  }

  async until(stage: Stage, moment: Instant): Promise<void> {
    for (; this.#next <= moment; this.#advance()) {
      if (!isWorkingDay(dayOf(this.#next, ZONE), new Set())) continue;
      if (this.#next > stage.now) stage.setTo(this.#next);
      for (const name of STROKES[this.#which]?.clockworks ?? []) await stage.strike(name);
      await stage.settle();
      if (this.#which === 0 && ++this.#days % 20 === 0) await stage.seal();
    }
  }

  #advance(): void {
    this.#which = (this.#which + 1) % STROKES.length;
    this.#next = this.#at(this.#next, this.#which === 0 ? 1 : 0);
  }
}

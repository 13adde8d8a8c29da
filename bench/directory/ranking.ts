import { look, openPool } from '#db';
import { dayOf, systemActor } from '#kernel';
import { findAndRank } from '#matching';
import { latencyOf } from './bare.ts';
import { SPOTS, spotIn, TOWNS } from './questions.ts';

const TIMES = 60;
const P99 = 60;

/** A shortlist for five needs, with its reasons, as a visit asks for it: one after the other, from many places. */
export async function benchRanking(url: string, schemeId: string): Promise<void> {
  const db = {
    pool: openPool({ url, role: 'tessera_app', size: 1 }),
    clock: { now: () => new Date() },
  };
  try {
    const actor = systemActor(schemeId, 'bench');
    for (const town of Object.keys(TOWNS) as (keyof typeof TOWNS)[]) {
      const took: number[] = [];
      let listed = 0;
      for (let time = -SPOTS; time < TIMES; time += 1) {
        const near = spotIn(town, Math.abs(time) % SPOTS);
        const began = performance.now();
        const { fits, call } = await look(db, actor, (tx) =>
          findAndRank(tx, {
            domains: ['food', 'housing', 'work', 'digital', 'caring'],
            near,
            travelKm: 10,
            language: { tag: 'ar', must: false },
            must: [],
            prefer: ['free'],
            today: dayOf(new Date(), 'UTC'),
          }),
        );
        if (time >= 0) took.push(performance.now() - began);
        listed = fits.length + call.length;
      }
      const { p50, p99 } = latencyOf(took);
      console.log(
        `  a shortlist for five needs, 10 km round ${town}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${p99 <= P99 ? 'reaches' : 'MISSES'} ${P99}), ${listed} listed`,
      );
    }
  } finally {
    await db.pool.end();
  }
}

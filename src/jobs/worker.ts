import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, runOnce, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Pool } from 'pg';
import { type EventIds, firstTime, transact } from '#db';
import { isRefusal, type Refusal, systemActor } from '#kernel';
import type { House } from '#web';
import { releaseStale, takePlace } from './lock.ts';
import type { Duties } from './reaction.ts';
import { forgetRelayed, relay } from './relay.ts';

const RELAY_EVERY = 250;

interface EventPayload {
  readonly schemeId: string;
  readonly outboxId: string;
  readonly ids: EventIds;
}

export interface WorkerOptions {
  readonly house: House;
  readonly duties: Duties;
  /** A pool with the role `tessera_jobs`. */
  readonly queue: Pool;
  /** One line for people who operate; never anything about a person. */
  readonly log: (line: string) => void;
}

/** A reaction that a rule refused has failed: it is tried again, and shows in the queue until someone looks. */
class ReactionRefused extends Error {
  constructor(name: string, refusal: Refusal) {
    super(`${name} was refused: ${refusal.code}`);
  }
}

function tasksOf({ house, duties, queue }: WorkerOptions): TaskList {
  const tasks: TaskList = {};
  for (const reaction of duties.reactions) {
    tasks[reaction.name] = async (payload) => {
      const { schemeId, outboxId, ids } = payload as EventPayload;
      const result = await transact(house.database, systemActor(schemeId, reaction.name), async (tx) =>
        (await firstTime(tx, outboxId, reaction.name)) ? reaction.react(tx, ids, house) : undefined,
      );
      if (isRefusal(result)) throw new ReactionRefused(reaction.name, result);
    };
  }
  for (const effect of duties.effects) {
    tasks[effect.name] = async (payload) => {
      const { schemeId, ids } = payload as EventPayload;
      await effect.perform(house, schemeId, ids);
    };
  }
  for (const clockwork of duties.clockworks) {
    tasks[clockwork.name] = async () => {
      const { rows } = await house.database.pool.query<{ id: string }>('select access_scheme_ids() as id');
      for (const { id } of rows) {
        const result = await transact(house.database, systemActor(id, clockwork.name), (tx) =>
          clockwork.tick(tx, house),
        );
        if (isRefusal(result)) throw new ReactionRefused(clockwork.name, result);
      }
    };
  }
  for (const chore of duties.chores) {
    tasks[chore.name] = async () => {
      await chore.run(house);
    };
  }
  tasks['jobs.forget_relayed'] = () => forgetRelayed(queue);
  tasks['jobs.release_stale'] = () => releaseStale(queue);
  return tasks;
}

// The queue's own messages can quote a job's error, so only their level and fixed part are kept.
const quiet = new Logger(() => () => undefined);

export interface RunningWorker {
  stop(): Promise<void>;
}

/** Runs the queue, the relay and the clock until stopped. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { duties, queue, log } = options;
  const giveBack = await takePlace(queue);
  const runner = await run({
    pgPool: queue,
    logger: quiet,
    noHandleSignals: true,
    concurrency: 4,
    pollInterval: 1000,
    taskList: tasksOf(options),
    parsedCronItems: parseCronItems([
      ...duties.clockworks.map(({ name, pattern }) => ({ task: name, match: pattern })),
      ...duties.chores.map(({ name, pattern }) => ({ task: name, match: pattern })),
      { task: 'jobs.forget_relayed', match: '30 3 * * *' },
      { task: 'jobs.release_stale', match: '* * * * *' },
    ]),
  });
  runner.events.on('job:failed', ({ job }) =>
    log(`job ${job.task_identifier} gave up after ${job.attempts} attempts`),
  );
  let stopping = false;
  const relaying = (async () => {
    while (!stopping) {
      const taken = await relay(queue, duties).catch(() => {
        log('the outbox could not be read; trying again');
        return 0;
      });
      if (taken === 0) await new Promise((resolve) => setTimeout(resolve, RELAY_EVERY));
    }
  })();
  return {
    stop: async () => {
      stopping = true;
      await relaying;
      await runner.stop();
      giveBack();
    },
  };
}

/**
 * Performs everything that waits, and what that brings about, then returns: for tests and for the cast. What fails stays
 * in the queue, as it would in the worker, and is thrown in the end: nothing fails in silence.
 */
export async function settle(options: WorkerOptions): Promise<void> {
  const { queue, duties } = options;
  const taskList = tasksOf(options);
  const events = new EventEmitter() as WorkerEvents;
  const failures: unknown[] = [];
  events.on('job:error', ({ error }) => failures.push(error));
  const perform = () =>
    runOnce({ pgPool: queue, logger: quiet, noHandleSignals: true, concurrency: 1, taskList, events });
  await relay(queue, duties);
  // Jobs that came about without an event wait too, so the queue has its turn even when nothing was handed over.
  do await perform();
  while ((await relay(queue, duties)) > 0);
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} jobs failed.`);
}

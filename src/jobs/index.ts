/**
 * jobs: what happens without anyone pressing a button. Owns the relay from the outbox, the queue and the schedule.
 * Words: a *reaction* answers another room's event; an *effect* reaches the world outside; *clockwork* comes round in
 * each scheme; a *chore* comes round once for the house.
 * Invariants: each reaction performs each event once, however many workers run; ids in, never content.
 */
export type { Chore, Clockwork, Duties, Effect, Reaction } from './reaction.ts';
export { type RunningWorker, settle, startWorker, type WorkerOptions } from './worker.ts';

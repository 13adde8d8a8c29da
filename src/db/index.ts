/**
 * db: one PostgreSQL, reached in one way. Owns the pool, the transaction with its actor, the outbox, and migrations.
 * Invariants: the application's role owns nothing and obeys row level security; a refusal rolls back; an event is
 * written in the transaction in which it happened.
 */
export { databaseAside } from './aside.ts';
export { isAway } from './away.ts';
export { copied } from './copy.ts';
export { type EmbeddedServer, startEmbedded } from './embedded.ts';
export { FolderTaken } from './embedded-lease.ts';
export type { DB } from './generated.ts';
export { glance } from './glance.ts';
export { insertion } from './insertion.ts';
export { look } from './look.ts';
export { migrate, migrationsPending } from './migrate.ts';
export { type EventIds, emit, firstTime } from './outbox.ts';
export { type DatabaseRole, openPool } from './pool.ts';
export { together } from './together.ts';
export { type Database, type Tx, transact } from './tx.ts';

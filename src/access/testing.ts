import type { TestDatabase } from '../db/testing.ts';
import { sealAudit } from './audit.ts';

/** Seals until nothing is left: a seal waits for every transaction that began before it, also of other databases. */
export async function sealAll(database: TestDatabase): Promise<void> {
  for (let tries = 0; tries < 4000; tries += 1) {
    await sealAudit(database);
    const { rows } = await database.owner.query<{ left: boolean }>(
      `select exists (select from access_audit
         where transaction >= coalesce((select max(below::text::bigint) from access_audit_seal), 0)::text::xid8
       ) as left`,
    );
    if (!rows[0]?.left) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The audit was never wholly sealed.');
}

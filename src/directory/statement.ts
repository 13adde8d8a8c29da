import type { Tx } from '#db';
import { confinedTo, newId } from '#kernel';
import { isCondition, isConditionValue } from './condition.ts';
import { SHAPES } from './hsds.ts';
import type { Document, Json } from './import/identity.ts';
import { recompose } from './import/recompose.ts';
import { take } from './import/take.ts';
import { isNeedDomain } from './need.ts';
import { keepStatements } from './statement-store.ts';
import { GROUPS, type SaidBy } from './survivorship.ts';

/** What somebody here says of one field of a service. */
export interface NewStatement {
  readonly serviceId: string;
  /** A field of an HSDS service, a group of `GROUPS.service`, `needs`, or `conditions.<name>`. */
  readonly field: string;
  /** In HSDS form. An empty text or list: there is none. Null takes back what the same kind of speaker said before. */
  readonly value: unknown;
  readonly note?: string | null;
  readonly saidBy: Exclude<SaidBy, 'source'>;
}

export interface BadStatement {
  readonly field: string;
  readonly problem: 'unknown_field' | 'bad_value';
}

const NOT_SAID_HERE: ReadonlySet<string> = new Set([
  'id',
  'last_modified',
  'metadata',
  'attributes',
  'organization',
  'program',
]);
const NEVER_EMPTY: ReadonlySet<string> = new Set(['name', 'status', 'organization']);

/** Whether something can be said here of a field. */
function isStatedField(field: string): boolean {
  if (field.startsWith('conditions.')) return isCondition(field.slice('conditions.'.length));
  if (field === 'needs' || Object.hasOwn(GROUPS.service, field)) return true;
  const grouped = Object.values(GROUPS.service).some((fields) => fields.includes(field));
  return Object.hasOwn(SHAPES.service.shape, field) && !grouped && !NOT_SAID_HERE.has(field);
}

/** A value cleaned as an import cleans it, or what is wrong with it. */
export function cleanStatement(field: string, value: unknown): { readonly value: Json } | BadStatement {
  if (!isStatedField(field)) return { field, problem: 'unknown_field' };
  const bad = { field, problem: 'bad_value' } as const;
  if (value === null) return { value };
  if (field.startsWith('conditions.')) {
    const condition = field.slice('conditions.'.length);
    return isCondition(condition) && isConditionValue(condition, value) ? { value } : bad;
  }
  if (value === '' || (Array.isArray(value) && value.length === 0))
    return NEVER_EMPTY.has(field) ? bad : { value };
  if (field === 'needs') return Array.isArray(value) && value.every(isNeedDomain) ? { value } : bad;
  const group = GROUPS.service[field];
  if (group && !isGroupOf(group, value)) return bad;
  const given = group ? (value as Document) : { [field]: value };
  const taken = take('service', { id: 'x', name: 'x', status: 'active', ...given });
  if ('why' in taken || taken.records.length > 1) return bad;
  if (taken.warnings.some((warning) => warning.code.startsWith('bad_'))) return bad;
  const { document } = taken.records[0];
  if (group)
    return {
      value: Object.fromEntries(
        group.flatMap((name) => (name in document ? [[name, document[name] ?? null]] : [])),
      ),
    };
  const cleaned = document[field];
  return cleaned === undefined ? bad : { value: cleaned };
}

function isGroupOf(group: readonly string[], value: unknown): boolean {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => group.includes(name));
}

/**
 * Keeps what somebody here says of services, and makes the services anew by it. All of it, or nothing when something is
 * wrong with it: then what is. Whether they may say it is asked before.
 */
export async function sayOfServices(
  tx: Tx,
  statements: readonly NewStatement[],
): Promise<readonly BadStatement[]> {
  if (confinedTo(tx.actor) !== null && tx.actor.kind !== 'provider')
    throw new Error('The directory knows no client.');
  const cleaned = statements.map((statement) => ({
    statement,
    clean: cleanStatement(statement.field, statement.value),
  }));
  const bad = cleaned.flatMap(({ clean }) => ('problem' in clean ? [clean] : []));
  if (bad.length > 0) return bad;
  const byWhom = `${tx.actor.kind}:${tx.actor.id}`;
  const rows = cleaned.map(({ statement, clean }) => ({
    id: newId(tx.now),
    service_id: statement.serviceId,
    field: statement.field,
    value: 'value' in clean ? clean.value : null,
    note: statement.note ?? null,
    said_by: statement.saidBy,
    by_whom: byWhom,
    said_at: tx.now,
  }));
  await keepStatements(tx, rows);
  await recompose(
    tx,
    statements.map((statement) => statement.serviceId),
  );
  return [];
}

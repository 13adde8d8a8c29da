import { childIdOf, type Document, type Json } from '../import/identity.ts';
import { type Entity, listsOf } from './entity.ts';

/** A row of a table: its cells by the names of its columns. */
export interface PackageRow {
  readonly entity: Entity;
  readonly cells: Document;
}

/** Ids, in small letters, that more than one thing of an entity bears in the directory. */
export type Repeated = ReadonlyMap<Entity, ReadonlySet<string>>;

/**
 * A document of HSDS as rows, the owner before what hangs on it. What stands for itself (organizations, places, terms) is
 * named and not written again. In tables an id is one row's: where sources gave several things one, each gets its own.
 */
export function rowsOf(entity: Entity, document: Document, repeated: Repeated): PackageRow[] {
  const rows: PackageRow[] = [];
  put(entity, String(document.id), document, rows, repeated);
  return rows;
}

function put(entity: Entity, id: string, document: Document, rows: PackageRow[], repeated: Repeated): void {
  const cells: { [column: string]: Json } = { ...document, id };
  const unit = entity === 'service_capacity' && isDocument(document.unit) ? document.unit : null;
  if (unit) cells.unit_id = ownId('unit', unit, id, repeated);
  if (entity === 'service' && typeof document.program_id === 'string') {
    cells.program_id = ownId(
      'program',
      { id: document.program_id },
      String(document.organization_id),
      repeated,
    );
  }
  rows.push({ entity, cells });
  if (unit) put('unit', String(cells.unit_id), unit, rows, repeated);
  for (const [field, child] of listsOf(entity)) {
    const list = document[field];
    if (!Array.isArray(list)) continue;
    for (const each of list.filter(isDocument)) {
      const owner = child === 'attribute' ? { link_id: id, link_entity: entity } : { [`${entity}_id`]: id };
      put(child, ownId(child, each, id, repeated), { ...each, ...owner }, rows, repeated);
    }
  }
}

function ownId(entity: Entity, document: Document, ownerId: string, repeated: Repeated): string {
  const id = String(document.id);
  return repeated.get(entity)?.has(id.toLowerCase()) ? childIdOf(ownerId, entity, id) : id;
}

function isDocument(value: Json | undefined): value is Document {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

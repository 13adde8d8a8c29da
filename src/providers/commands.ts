import { emit, type Tx } from '#db';
import { NOT_FOUND, type Refusal, refuse } from '#kernel';
import type { SaidCapacity } from './capacity.ts';
import { mayJoin, maySayCapacity } from './policy.ts';
import { contactOf, isInDirectory, keepProvider, keepWord, type NewProvider } from './store.ts';

/**
 * Says that an organization takes introductions from this scheme, and where they go; said again, it replaces what was said
 * before. Emits `providers.joined`. Refuses `kernel.not_found` when the directory has no service of it.
 */
export async function joinProvider(tx: Tx, provider: NewProvider): Promise<true | Refusal> {
  if (!mayJoin(tx.actor)) return refuse('providers.not_yours');
  if (!(await isInDirectory(tx, provider.organizationId))) return NOT_FOUND;
  await Promise.all([
    keepProvider(tx, provider),
    emit(tx, 'providers.joined', { organizationId: provider.organizationId }),
  ]);
  return true;
}

/**
 * Notes the newest word on how many more a service can take. A provider by link says it of the service of its own referral:
 * the caller sees to that. Emits `providers.capacity_said`. Refuses `kernel.not_found`, `providers.not_yours`,
 * `providers.nothing_said`.
 */
export async function sayCapacity(tx: Tx, said: SaidCapacity): Promise<true | Refusal> {
  if (!maySayCapacity(tx.actor)) return refuse('providers.not_yours');
  if (!said.paused && said.places === null && said.waitingDays === null) {
    return refuse('providers.nothing_said');
  }
  if (!(await contactOf(tx, said.serviceId))) return NOT_FOUND;
  await Promise.all([keepWord(tx, said), emit(tx, 'providers.capacity_said', { serviceId: said.serviceId })]);
  return true;
}

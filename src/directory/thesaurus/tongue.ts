import type { NeedDomain } from '../need.ts';

/**
 * Everyday words of one language for each domain of need, separated by commas. A star ends a stem: `evict*` is also
 * evicted and eviction. Noise is what people say around it ("I need", "near me") and what finds nothing by itself.
 */
export interface Tongue {
  readonly noise: string;
  readonly terms: Readonly<Record<NeedDomain, string>>;
}

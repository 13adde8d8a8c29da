import { ar } from './ar.ts';
import { bn } from './bn.ts';
import { ckb } from './ckb.ts';
import { cy } from './cy.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fa } from './fa.ts';
import { faAF } from './fa-AF.ts';
import { fr } from './fr.ts';
import { pl } from './pl.ts';
import { ps } from './ps.ts';
import { pt } from './pt.ts';
import { ro } from './ro.ts';
import { so } from './so.ts';
import { ti } from './ti.ts';
import type { Tongue } from './tongue.ts';
import { tr } from './tr.ts';
import { uk } from './uk.ts';
import { ur } from './ur.ts';
import { vi } from './vi.ts';
import { zhHans } from './zh-Hans.ts';

interface Standing {
  readonly tongue: Tongue;
  /** `source`: written here, in English. `draft`: ours, until a named reviewer approved it (product.md 7, rule 6). */
  readonly standing: 'source' | 'draft' | 'approved';
  /** How the words came to be, oldest first. A machine draft stays named here for ever. */
  readonly history: readonly string[];
}

const DRAFT = { standing: 'draft', history: ['2026-11: machine draft, not yet reviewed'] } as const;

/** Every language whose words are understood, in the order in which a word that several have is taken. */
export const TONGUES = {
  en: { tongue: en, standing: 'source', history: [] },
  ar: { tongue: ar, ...DRAFT },
  bn: { tongue: bn, ...DRAFT },
  ckb: { tongue: ckb, ...DRAFT },
  cy: { tongue: cy, ...DRAFT },
  es: { tongue: es, ...DRAFT },
  fa: { tongue: fa, ...DRAFT },
  'fa-AF': { tongue: faAF, ...DRAFT },
  fr: { tongue: fr, ...DRAFT },
  pl: { tongue: pl, ...DRAFT },
  ps: { tongue: ps, ...DRAFT },
  pt: { tongue: pt, ...DRAFT },
  ro: { tongue: ro, ...DRAFT },
  so: { tongue: so, ...DRAFT },
  ti: { tongue: ti, ...DRAFT },
  tr: { tongue: tr, ...DRAFT },
  uk: { tongue: uk, ...DRAFT },
  ur: { tongue: ur, ...DRAFT },
  vi: { tongue: vi, ...DRAFT },
  'zh-Hans': { tongue: zhHans, ...DRAFT },
} as const satisfies Readonly<Record<string, Standing>>;
export type TongueTag = keyof typeof TONGUES;

/** Words that people were heard to type and that no dictionary of ours explains. */
export const HEARD = { food: 'boski' } as const;

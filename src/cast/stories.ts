import type { Story } from './story.ts';
import { AMINA_A } from './story-amina-a.ts';
import { AMINA_B } from './story-amina-b.ts';
import { AMINA_C } from './story-amina-c.ts';
import { AMINA_D } from './story-amina-d.ts';
import { COLLEAGUES } from './story-colleagues.ts';
import { INBOX } from './story-inbox.ts';
import { LISTINGS } from './story-listings.ts';
import { PAST } from './story-past.ts';

/** Everybody's story. */
export const STORIES: readonly Story[] = [
  ...PAST,
  ...AMINA_A,
  ...AMINA_B,
  ...AMINA_C,
  ...AMINA_D,
  ...COLLEAGUES,
  ...INBOX,
  ...LISTINGS,
];

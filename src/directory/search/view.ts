import type { ComponentChildren } from 'preact';
import type { Formats } from '#language';
import type { FormState } from '#web';
import type { Door } from '../door.ts';
import type { Answered } from './answer-words.tsx';

export interface SearchView extends FormState {
  readonly formats: Formats;
  /** Today in the scheme, `YYYY-MM-DD`, and which minute of the week it is there. */
  readonly today: string;
  readonly minute: number;
  /** Null while the search itself is wrong. */
  readonly found: Answered | null;
  readonly door: Door;
  readonly title: string;
  /** What stands above the form, and after all that was found. */
  readonly lead: ComponentChildren;
  readonly next: ComponentChildren;
}

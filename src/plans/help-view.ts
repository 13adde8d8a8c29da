import type { Formats } from '#language';
import type { Found } from '#matching';
import type { Person } from '#people';
import type { FormState } from '#web';
import type { Need } from './store.ts';

/** What the page of finding help shows. */
export interface HelpView extends FormState {
  readonly formats: Formats;
  readonly need: Need;
  readonly person: Person;
  readonly once: string;
  /** Null while what is looked for is itself wrong. */
  readonly found: Found | null;
  /** Whether all is shown that was found. */
  readonly all: boolean;
  /** The services that were ticked in the search before. */
  readonly ticked: readonly { readonly id: string; readonly name: string }[];
  /** We do not know where the person's own outcode lies. */
  readonly placeUnknown: boolean;
}

import type { Colleague } from '#access';
import type { Formats } from '#language';

/** A colleague who could take a case. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Names of the languages that they speak. */
  readonly languages: readonly string[];
}

/** A link worker as the pages show them. */
export function shownWorker({ id, display_name, languages }: Colleague, formats: Formats): Candidate {
  return { id, name: display_name, languages: languages.map((tag) => formats.languageName(tag)) };
}

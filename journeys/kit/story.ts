import { test } from 'vitest';

type Step = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/** The words of a story. A step that fails says which one it was. */
export interface Telling {
  readonly given: Step;
  readonly when: Step;
  readonly then: Step;
  readonly and: Step;
}

function step(word: string): Step {
  return async (what, work) => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Error) error.message = `${word} ${what}: ${error.message}`;
      throw error;
    }
  };
}

/** One story in the browser, told in steps. */
export function story(title: string, tell: (steps: Telling) => Promise<void>): void {
  const telling: Telling = {
    given: step('Given'),
    when: step('When'),
    // biome-ignore lint/suspicious/noThenProperty: a story says given, when, then, and nobody awaits the words
    then: step('Then'),
    and: step('And'),
  };
  test(title, () => tell(telling));
}

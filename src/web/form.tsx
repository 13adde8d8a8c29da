import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldErrors } from '#kernel';
import { has, type Words } from '#language';
import { answerIn, answersIn, type FormValues } from './forms.ts';
import { ErrorSummary } from './ui/index.ts';

/** A form as it stands: what was typed, and what is wrong with it. Empty on the first visit. */
export interface FormState {
  readonly t: Words;
  readonly values: FormValues;
  readonly errors: FieldErrors;
}

/** The words of an error: a catalogue key; anything else is a fault of ours, and reads as "check this answer". */
function errorText(t: Words, key: string): string {
  return t.at(has(key) ? key : 'web.error.check');
}

/** Name, value and error of a field with one answer, for a component of the kit. */
export function bind(state: FormState, name: string) {
  return { name, value: answerIn(state.values, name), error: errorOf(state, name) };
}

/** Name, values and error of a field with any number of answers. */
export function bindMany(state: FormState, name: string) {
  return { name, values: answersIn(state.values, name), error: errorOf(state, name) };
}

function errorOf({ t, errors }: FormState, name: string) {
  const key = errors[name];
  return key ? { prefix: t('web.error.prefix'), text: errorText(t, key) } : undefined;
}

/** Everything that is wrong, at the top, each line leading to its field. Nothing when nothing is. */
export function Problems({ t, errors }: FormState) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <ErrorSummary
      title={t('web.error.title')}
      errors={entries.map(([field, key]) => ({ href: `#${field}`, text: errorText(t, key) }))}
    />
  );
}

/**
 * Where the form of a refused page was first asked for, below the locale: refused again, nobody else would know. Null where
 * that is the address of the page itself.
 */
export const AskedFrom = createContext<string | null>(null);
/** The hidden field that says so. */
export const ASKED_FROM = '_from';

/**
 * A form that is sent by POST. `once` is a new id each time the form is shown: sending the same one twice does the work
 * once. Leave it out only where repeating does no harm, such as signing in.
 */
export function Form(props: {
  action: string;
  once?: string;
  children: ComponentChildren;
  class?: string;
  /** It sends a file too. */
  file?: boolean;
}) {
  const from = useContext(AskedFrom);
  return (
    <form
      method="post"
      action={props.action}
      class={props.class}
      enctype={props.file ? 'multipart/form-data' : undefined}
      novalidate
    >
      {props.once && <input type="hidden" name="_once" value={props.once} />}
      {from !== null && <input type="hidden" name={ASKED_FROM} value={from} />}
      {props.children}
    </form>
  );
}

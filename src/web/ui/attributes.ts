/** What every component accepts beside its own props. */
export type Common = {
  id?: string;
  /** More class names, put after the component's own. */
  class?: string;
  /** Any other attributes of the outermost (or, for a field, the control) element: `data-*`, `aria-*`, `dir`, `lang`. */
  attributes?: Attributes;
};

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Joins class names and leaves out what is false, empty or missing. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Joins ids for `aria-describedby`; undefined when there are none, so that the attribute is left out. */
export function idRefs(...ids: readonly (string | false | undefined)[]): string | undefined {
  return classes(...ids) || undefined;
}

// A browser strips tabs, newlines and leading control characters before it reads the scheme
// (URL standard, "basic URL parser"), so "java\nscript:" must be read the way that it will be.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const stripped = /[\u0000-\u0020\u007f]/g;
const scheme = /^[a-z][a-z0-9+.-]*:/i;
const safeScheme = /^(https?|mailto|tel|sms):/i;

/**
 * An address that is safe to put in `href`: relative, http(s), mailto, tel or sms.
 * Directory imports bring other people's addresses; `javascript:` and `data:` become `#`.
 */
export function safeHref(href: string): string {
  const read = href.replace(stripped, '');
  return scheme.test(read) && !safeScheme.test(read) ? '#' : href;
}

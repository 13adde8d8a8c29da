import type { Rooms } from './catalogues/en/index.ts';

/** Every message there is: `cases.caseload.title`. */
export type Key = { [Room in keyof Rooms]: `${Room}.${keyof Rooms[Room] & string}` }[keyof Rooms];

/** The English text of a message, as a literal type. */
type Text<K extends Key> = K extends `${infer Room extends keyof Rooms}.${infer Rest}`
  ? Rest extends keyof Rooms[Room]
    ? Rooms[Room][Rest]
    : never
  : never;

// Reads the arguments out of ICU text without parsing it: cut at every `{`; what follows is `name}` or `name, number}`,
// or `name, plural, …` up to its first branch, or the text of a branch. A branch that is one bare word would look like
// an argument; `readArguments` in proofread.ts reads by the same rules, and a test holds it against the real parser.
type Argument<Piece extends string> = Piece extends `${infer Head}}${string}` ? Closed<Head> : Opened<Piece>;
type Closed<Head extends string> = Head extends `${infer Name}, number`
  ? Named<Name, number>
  : Named<Head, string>;
type Opened<Head extends string> = Head extends `${infer Name}, ${'plural' | 'selectordinal'},${string}`
  ? Named<Name, number>
  : Head extends `${infer Name}, select,${string}`
    ? Named<Name, string>
    : never;
type Named<Name extends string, Value> = Name extends '' | `${string}${' ' | '#'}${string}`
  ? never
  : readonly [Name, Value];

type Pieces<AfterBrace extends string> = AfterBrace extends `${infer Piece}{${infer Rest}`
  ? Argument<Piece> | Pieces<Rest>
  : Argument<AfterBrace>;
type Arguments<Source extends string> = Source extends `${string}{${infer Rest}` ? Pieces<Rest> : never;

type Values<Entry extends readonly [string, unknown]> = { readonly [E in Entry as E[0]]: E[1] };

/**
 * The arguments that an ICU text asks for: `[]`, or one object. `{name}` takes a string, already formatted;
 * `{count, plural, …}` and `{amount, number}` a number; `{kind, select, …}` a string.
 */
export type ArgsOfText<Source extends string> = [Arguments<Source>] extends [never]
  ? []
  : [values: Values<Arguments<Source>>];

export type ArgsOf<K extends Key> = ArgsOfText<Text<K>>;

type CodeKey = keyof Rooms['codes'];

/** The lists of codes that have words: `need`, `barrier`, `referral_status`, … */
export type CodeGroup = CodeKey extends infer K
  ? K extends `${infer Group}.${string}`
    ? Group
    : never
  : never;

/** The codes of one list: a room's own union of codes fits only when every code of it has words. */
export type CodeOf<G extends CodeGroup> = CodeKey extends infer K
  ? K extends `${G}.${infer Code}`
    ? Code
    : never
  : never;

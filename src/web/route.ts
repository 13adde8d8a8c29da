import type { Database, Tx } from '#db';
import type { Actor } from '#kernel';
import type { Formats, Locale, Words } from '#language';
import type { Answer } from './answer.ts';
import type { FormValues } from './forms.ts';
import type { Received, TakenFile } from './taken-file.ts';

/**
 * Who may use a route.
 * `member`: someone signed in whose roles hold this permission.
 * `visitor`: anyone, on a public page of the scheme that `:scheme` in the path names.
 * `holder`: whoever holds a signed link for this purpose, in `:link` of the path.
 * `anyone`: a page that belongs to no scheme and touches nobody's data; say why.
 */
export type May =
  | { readonly kind: 'member'; readonly permission: string }
  | { readonly kind: 'visitor' }
  | { readonly kind: 'holder'; readonly purpose: string }
  | { readonly kind: 'anyone'; readonly because: string };

/**
 * What the audit keeps of a visit: that someone looked, that someone changed something, or nothing, and why not. `looks`:
 * nothing is written in it either, so that nobody has to wait for a commit.
 */
export type Audit = 'read' | 'change' | { readonly none: string; readonly looks?: true };

export type MemberDoor = Extract<May, { kind: 'member' }>;
export type HolderDoor = Extract<May, { kind: 'holder' }>;
type VisitorDoor = Extract<May, { kind: 'visitor' }>;
type AnyoneDoor = Extract<May, { kind: 'anyone' }>;

export const visitor: VisitorDoor = { kind: 'visitor' };
export const holder = (purpose: string): HolderDoor => ({ kind: 'holder', purpose });
export const anyone = (because: string): AnyoneDoor => ({ kind: 'anyone', because });

/** What the browser sent, and how to speak to it. */
export interface Call {
  readonly locale: Locale;
  readonly t: Words;
  readonly formats: Formats;
  readonly params: Readonly<Record<string, string>>;
  readonly query: FormValues;
  readonly form: FormValues;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** The path and query that were asked for, and where the browser is: for sign-in to come back to, and to slow guessing. */
  readonly path: string;
  readonly address: string;
  readonly house: House;
  /** The file that came with the form, where the route takes one. */
  readonly file: TakenFile | null;
  /** Reads a form that comes with a file. Nothing of it is read before it is known who sends it. */
  receive(most: number): Promise<Received>;
}

/** What a page says of the member who is signed in; null on public pages. */
export interface Session {
  readonly displayName: string;
  readonly schemeName: string;
  readonly schemeSlug: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly permissions: ReadonlySet<string>;
}

/** A visit by a known actor, inside one transaction. */
export interface Visit extends Call {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly session: Session | null;
  readonly link: HeldLink | null;
  /** Tells the audit whom and what this visit is about, as soon as it is known. */
  concerns(about: { personId?: string; subjectId?: string }): void;
}

/** What every room is handed at the start; only the house makes one. */
export interface House {
  readonly database: Database;
  readonly settings: Settings;
}

/** What rooms may know of the configuration. */
export interface Settings {
  /** Signs links; at least 32 characters. */
  readonly secret: string;
  /** `https://tessera.example.org`, for addresses in messages. */
  readonly origin: string;
  /** The demo: personas on the sign-in page, nothing leaves the machine. */
  readonly demo: boolean;
}

interface RouteBase {
  readonly method: 'GET' | 'POST';
  /** Below the locale, with the room first: `/referrals/:referralId`. */
  readonly path: string;
  /** `<room>.<noun>.<verb>`: the audit's word, and unique in the house. */
  readonly name: string;
  readonly audit: Audit;
}

export interface Route extends RouteBase {
  /** Its form comes with a file of at most so many bytes. */
  readonly takes?: number;
  readonly may: Exclude<May, AnyoneDoor>;
  readonly handle: (visit: Visit) => Promise<Answer>;
}

export interface OpenRoute extends RouteBase {
  readonly may: AnyoneDoor;
  readonly handle: (call: Call) => Promise<Answer>;
}

export type AnyRoute = Route | OpenRoute;

/** Declares a route. There is no default for `may` or `audit`: a route that does not say them does not compile. */
export function route(definition: Route): AnyRoute {
  return definition;
}

/** Declares a route without scheme or transaction, such as signing in. */
export function openRoute(definition: OpenRoute): AnyRoute {
  return definition;
}

/** How the house lets someone in. `access` implements it; `web` only asks. */
export interface Gatekeeper {
  /** Who is this, and may they? `'sign_in'`: not known yet. `'forbidden'`: known, and may not. */
  admit(may: Route['may'], call: Call): Promise<Admission | 'sign_in' | 'forbidden' | 'not_found'>;
  /** Writes the audit row of a visit, in the visit's transaction. */
  note(tx: Tx, entry: AuditEntry): Promise<void>;
  /** Writes the audit row of a visit that only looked, and returns when it is on record. */
  noteLook(database: Database, actor: Actor, entry: AuditEntry): Promise<void>;
}

export interface Admission {
  readonly actor: Actor;
  readonly session: Session | null;
  readonly link: HeldLink | null;
}

/** The signed link by which someone came. */
export interface HeldLink {
  readonly id: string;
  /**
   * `fresh`: nobody has opened it. `held`: this browser opened it, or it is one to keep. `taken`: another browser
   * opened it. `used`: it was answered. `expired`: too old, taken back, or replaced by a newer one.
   */
  readonly state: 'fresh' | 'held' | 'taken' | 'used' | 'expired';
}

export interface AuditEntry {
  readonly act: string;
  readonly outcome: 'done' | 'refused' | 'invalid' | 'not_found';
  readonly personId?: string;
  readonly subjectId?: string;
}

/** One entry of the navigation; shown to members who hold the permission. */
export interface NavigationItem {
  readonly label: string;
  readonly path: string;
  readonly permission: string;
}

/** Whether a route belongs to no scheme. */
export function isOpen(route: AnyRoute): route is OpenRoute {
  return route.may.kind === 'anyone';
}

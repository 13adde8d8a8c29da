import type { VNode } from 'preact';
import { isRefusal, type Refusal } from '#kernel';

/** A cookie to set, or to clear with an empty value. Always HttpOnly and SameSite=Lax. */
export interface CookieChange {
  readonly name: string;
  readonly value: string;
  /** Seconds; absent for a cookie that ends with the browser. */
  readonly maxAge?: number;
  /** Where it is sent; the whole site when absent. */
  readonly path?: string;
}

export interface Page {
  readonly kind: 'page';
  readonly status: number;
  readonly title: string;
  readonly body: VNode;
  readonly cookies: readonly CookieChange[];
  /** A list or table that wants the whole width; text is easier to read in two thirds. */
  readonly wide: boolean;
}

export interface Redirect {
  readonly kind: 'redirect';
  /** A path of ours, with its locale. Never a name, need or status in it. */
  readonly to: string;
  /** A catalogue key, said once in a green banner on the page that follows. */
  readonly banner?: string;
  readonly cookies: readonly CookieChange[];
}

/** Anything that is not a page: a file to keep, a feed, JSON. */
export interface Document {
  readonly kind: 'document';
  readonly type: string;
  readonly content: string | Buffer;
  readonly fileName?: string;
}

/** What a route answers with. A refusal becomes a 409 page in plain words, or a 404 when it is `NOT_FOUND`. */
export type Answer = Page | Redirect | Document | Refusal;

interface PageOptions {
  readonly status?: number;
  readonly cookies?: readonly CookieChange[];
  readonly wide?: boolean;
}

export function page(title: string, body: VNode, options: PageOptions = {}): Page {
  const { status = 200, cookies = [], wide = false } = options;
  return { kind: 'page', status, title, body, cookies, wide };
}

/** The same page again with the errors beside their fields and the values kept. */
export function invalid(title: string, body: VNode, options: PageOptions = {}): Page {
  return page(title, body, { ...options, status: 422 });
}

/** The page of a form: as it is, or with the errors in what was sent. */
export function formPage(
  errors: Readonly<Record<string, string>>,
  title: string,
  body: VNode,
  options: PageOptions = {},
): Page {
  return Object.keys(errors).length > 0 ? invalid(title, body, options) : page(title, body, options);
}

export function redirect(
  to: string,
  options: { banner?: string; cookies?: readonly CookieChange[] } = {},
): Redirect {
  return { kind: 'redirect', to, banner: options.banner, cookies: options.cookies ?? [] };
}

export function document(type: string, content: string | Buffer, fileName?: string): Document {
  return { kind: 'document', type, content, fileName };
}

/** Whether the route did what was asked: only then is a form used up and its effects kept. */
export function isDone(answer: Answer): boolean {
  return !isRefusal(answer) && (answer.kind !== 'page' || answer.status < 400);
}

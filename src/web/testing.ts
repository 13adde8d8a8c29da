import type { LightMyRequestResponse } from 'fastify';
import { afterAll } from 'vitest';
import { addMember, createScheme, openSession, type Persona, SESSION_COOKIE } from '#access';
import { openPool, type Tx, transact } from '#db';
import { settle } from '#jobs';
import { type Actor, isRefusal, type Role, systemActor } from '#kernel';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { furnish } from '../house.ts';
import { type AnyRoute, buildAssets, buildServer, type House } from './index.ts';

/** A browser with its cookies. A new one is nobody in particular. */
export class Browser {
  readonly cookies = new Map<string, string>();
}

/** The browser of a member who is signed in. */
export class Member extends Browser {
  readonly actor: Extract<Actor, { kind: 'member' }>;
  readonly email: string;
  readonly password = 'correct horse battery staple';

  constructor(actor: Member['actor'], email: string) {
    super();
    this.actor = actor;
    this.email = email;
  }
}

/** What came back. `location` is where a redirect leads; `hidden` the values of the page's hidden fields, such as `_once`. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
  readonly headers: LightMyRequestResponse['headers'];
  readonly hidden: Form;
}

/** A message that would have left the machine. */
export interface Sent {
  readonly channel: 'email' | 'sms';
  readonly address: string;
  readonly subject: string;
  readonly body: string;
}

type Form = Readonly<Record<string, string | readonly string[]>>;
type Headers = Readonly<Record<string, string>>;
interface Wish {
  readonly roles?: readonly Role[];
  readonly teamId?: string;
  readonly displayName?: string;
  readonly locale?: string;
}

/** One scheme, and how to act in it. */
export interface TestScheme {
  readonly id: string;
  readonly slug: string;
  /** Makes a member and signs them in; a link worker when no roles are given. */
  signIn(wish?: Wish): Promise<Member>;
  /** Runs commands in one transaction, as an actor of the scheme: its clockwork when none is given. Throws on a refusal. */
  run<T>(work: (tx: Tx) => Promise<T>, actor?: Actor): Promise<T>;
}

export interface SiteOptions {
  readonly demo?: boolean;
  readonly routes?: readonly AnyRoute[];
  /** Where browsers find it, for links in messages. Listening there is the caller's part. */
  readonly origin?: string;
  readonly personas?: readonly Persona[];
}

/**
 * The real server with the whole house, on a database of this file's own. Letters are kept in `sent` instead of being
 * sent; the clock stands still until it is set. A 500 is thrown as the error behind it. `routes` come on top of the
 * house's own, to try out the machinery with.
 *
 *     const site = await testSite();
 *     const amina = await site.signIn({ roles: ['link_worker'] });
 *     const page = await site.get('/en/cases', amina);
 *     const done = await site.post('/en/cases/...', { note: 'x' }, amina);
 *     await site.settle();
 */
export async function testSite(options: SiteOptions = {}) {
  const database = await testDatabase();
  const queue = openPool({ url: database.url, role: 'tessera_jobs', size: 2 });
  const sent: Sent[] = [];
  const keep = (channel: Sent['channel']) => async (letter: Omit<Sent, 'channel'>) => {
    sent.push({ channel, ...letter });
    return 'sent' as const;
  };
  const house: House = {
    database,
    settings: {
      secret: 'x'.repeat(32),
      origin: options.origin ?? 'http://localhost',
      demo: options.demo ?? false,
    },
  };
  const furnished = furnish({
    channels: { email: keep('email'), sms: keep('sms') },
    personas: options.personas ?? [],
  });
  const server = await buildServer({
    ...furnished,
    routes: [...furnished.routes, ...(options.routes ?? [])],
    house,
    assets: await buildAssets(),
    logLevel: 'silent',
    isReady: async () => true,
  });
  let fault: Error | undefined;
  server.addHook('onError', async (_request, _reply, error) => {
    fault = error;
  });
  await server.ready();
  afterAll(async () => {
    await server.close();
    await queue.end();
  });

  async function send(
    method: 'GET' | 'POST',
    path: string,
    browser: Browser,
    form: Form | undefined,
    headers: Headers,
    payload: string | Buffer | undefined = form && encodeForm(form),
  ): Promise<Reply> {
    const answer = await server.inject({
      method,
      url: path,
      cookies: Object.fromEntries(browser.cookies),
      headers: {
        accept: 'text/html',
        ...(form && {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        }),
        ...headers,
      },
      payload,
    });
    for (const { name, value, maxAge, expires } of answer.cookies) {
      const gone = value === '' || maxAge === 0 || (expires && expires.getTime() === 0);
      if (gone) browser.cookies.delete(name);
      else browser.cookies.set(name, value);
    }
    if (answer.statusCode >= 500) throw fault ?? new Error(`${method} ${path}: ${answer.body}`);
    return {
      status: answer.statusCode,
      body: answer.body,
      location: answer.headers.location as string | undefined,
      headers: answer.headers,
      hidden: hiddenFields(answer.body),
    };
  }

  const first = await testScheme(database, 'first');
  const other = await testScheme(database, 'other');
  return {
    ...first,
    /** Another scheme on the same database, whose members must see nothing of the first. */
    other,
    server,
    house,
    furnished,
    database,
    clock: database.clock,
    sent,
    /** The last error behind a 500, for whoever sees only the page. */
    fault: () => fault,
    get: (path: string, browser = new Browser(), headers: Headers = {}) =>
      send('GET', path, browser, undefined, headers),
    post: (path: string, form: Form, browser = new Browser(), headers: Headers = {}) =>
      send('POST', path, browser, form, headers),
    /** Sends a form with a file, as a browser does. */
    bring: (
      path: string,
      form: Form,
      file: { name: string; content: string | Buffer },
      browser = new Browser(),
    ) => {
      const boundary = 'tessera-boundary';
      const type = `multipart/form-data; boundary=${boundary}`;
      return send('POST', path, browser, form, { 'content-type': type }, encodeParts(boundary, form, file));
    },
    /** Performs every reaction and effect that waits, and what they bring about. Throws when one of them fails. */
    settle: () => settle({ house, duties: furnished.duties, queue, log: () => undefined }),
    /** Lets a clockwork come round once, at the moment of the site's clock, in every scheme. */
    async strike(name: string): Promise<void> {
      const clockwork = furnished.duties.clockworks.find((one) => one.name === name);
      if (!clockwork) throw new Error(`There is no clockwork ${name}.`);
      for (const scheme of [first, other]) {
        await scheme.run((tx) => clockwork.tick(tx, house), systemActor(scheme.id, name));
      }
    },
  };
}

export type Site = Awaited<ReturnType<typeof testSite>>;

async function testScheme(database: TestDatabase, slug: string): Promise<TestScheme> {
  const id = await createScheme(database, { slug, name: `The ${slug} scheme` });
  if (isRefusal(id)) throw new Error(id.code);
  let members = 0;
  async function run<T>(
    work: (tx: Tx) => Promise<T>,
    actor: Actor = systemActor(String(id), 'test'),
  ): Promise<T> {
    const result = await transact(database, actor, work);
    if (isRefusal(result)) throw new Error(`Refused: ${result.code}`);
    return result;
  }
  return {
    id,
    slug,
    run,
    async signIn({ roles = ['link_worker'], teamId, displayName, locale }: Wish = {}) {
      members += 1;
      const email = `${roles.join('.')}.${members}@${slug}.example`;
      const who = {
        email,
        password: 'correct horse battery staple',
        displayName: displayName ?? `Member ${members}`,
      };
      const memberId = await run((tx) => addMember(tx, { ...who, roles, teamId, locale }));
      const { rows } = await database.owner.query<{ account_id: string }>(
        'select account_id from access_member where scheme_id = $1 and id = $2',
        [id, memberId],
      );
      const accountId = rows[0]?.account_id ?? '';
      const actor = {
        kind: 'member',
        schemeId: id,
        id: String(memberId),
        roles,
        teamId: teamId ?? null,
      } as const;
      const member = new Member(actor, email);
      member.cookies.set(
        SESSION_COOKIE,
        await openSession(database, { accountId, schemeId: id, memberId: actor.id }),
      );
      return member;
    },
  };
}

function encodeForm(form: Form): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

function encodeParts(boundary: string, form: Form, file: { name: string; content: string | Buffer }): Buffer {
  const parts = Object.entries(form).flatMap(([name, value]) =>
    [value]
      .flat()
      .map((one) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${one}\r\n`),
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(file.content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

function hiddenFields(html: string): Form {
  const fields: Record<string, string | readonly string[]> = {};
  for (const [input] of html.matchAll(/<input(?:"[^"]*"|[^">])*>/g)) {
    const name = /\bname="([^"]*)"/.exec(input)?.[1];
    if (!name || !input.includes('type="hidden"')) continue;
    const value = unescaped(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? '');
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&quot;': '"',
    '&lt;': '<',
    '&gt;': '>',
    '&amp;': '&',
    '&#39;': "'",
  };
  return text.replace(/&(?:quot|lt|gt|amp|#39);/g, (sign) => signs[sign] ?? sign);
}

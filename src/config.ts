import { z } from 'zod';

/** Where each setting comes from, what it is for, and what it is when nobody says. `docs/operate/settings.md` is this. */
const settings = z.object({
  DATABASE_URL: z.string().url().describe('PostgreSQL 15 or newer: the login that the application uses.'),
  DATABASE_OWNER_URL: z
    .string()
    .url()
    .optional()
    .describe('The login that owns the tables, for migrations; DATABASE_URL when absent.'),
  TESSERA_SECRET: z
    .string()
    .min(32)
    .describe('At least 32 random characters: signs links. Changing it ends every link that is out.'),
  TESSERA_ORIGIN: z
    .string()
    .url()
    .default('http://127.0.0.1:4180')
    .describe('The address that people type, with its scheme. Cookies are Secure when it is https.'),
  HOST: z.string().default('127.0.0.1').describe('Where the web process listens.'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(4180)
    .describe('Port of the web process; 0 takes a free one.'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(8)
    .describe(
      'Connections of one process at most. More than a few for each processor make everyone wait longer.',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('Least severity that is logged.'),
  SMTP_URL: z
    .string()
    .optional()
    .describe(
      'smtp://user:password@host:port for e-mail. Without it, messages wait in the outbox page and go nowhere.',
    ),
  MAIL_FROM: z.string().default('Tessera <no-reply@localhost>').describe('Sender of e-mails.'),
  NOTIFY_API_KEY: z
    .string()
    .optional()
    .describe('GOV.UK Notify key for SMS. Without it, texts wait in the outbox page.'),
  NOTIFY_SMS_TEMPLATE: z.string().optional().describe('GOV.UK Notify template with one field, ((text)).'),
  TESSERA_DEMO: z
    .enum(['0', '1'])
    .default('0')
    .describe('1 shows the demo banner and its personas on the sign-in page.'),
});

export interface Config {
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string;
  readonly databasePool: number;
  readonly secret: string;
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: z.infer<typeof settings>['LOG_LEVEL'];
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly notify: { readonly apiKey: string; readonly template: string } | null;
  readonly demo: boolean;
}

/** Every setting with its description, for the documentation test. */
export const SETTINGS = settings.shape;

/** Something in the environment does not fit; the message names each setting and never prints a value. */
export class ConfigError extends Error {}

/** The environment as one typed object. Fails at boot, with every mistake in one message. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = settings.safeParse(environment);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`);
    throw new ConfigError(`These settings do not fit:\n${lines.join('\n')}`);
  }
  const read = result.data;
  return {
    databaseUrl: read.DATABASE_URL,
    databaseOwnerUrl: read.DATABASE_OWNER_URL ?? read.DATABASE_URL,
    databasePool: read.DATABASE_POOL,
    secret: read.TESSERA_SECRET,
    origin: new URL(read.TESSERA_ORIGIN).origin,
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM,
    notify:
      read.NOTIFY_API_KEY && read.NOTIFY_SMS_TEMPLATE
        ? { apiKey: read.NOTIFY_API_KEY, template: read.NOTIFY_SMS_TEMPLATE }
        : null,
    demo: read.TESSERA_DEMO === '1',
  };
}

/**
 * How Node is started for web and worker. Left to itself it lets garbage lie, by the size of the machine: 400 MB under
 * load, of which 45 are in use (docs/decisions/0030, 0612).
 */
export const SMALL_HEAP: readonly string[] = ['--max-old-space-size=512', '--max-semi-space-size=16'];

/** The same for the command line, whose imports make much garbage: more room for it costs less collecting. */
export const IMPORT_HEAP: readonly string[] = ['--max-old-space-size=512', '--max-semi-space-size=16'];

import { transact } from '#db';
import { isRefusal, type Refusal } from '#kernel';
import {
  type AnyRoute,
  answerIn,
  anyone,
  type Call,
  type FormValues,
  invalid,
  openRoute,
  page,
  readForm,
  redirect,
  route,
} from '#web';
import { note, verifyAuditWithin } from './audit.ts';
import { passwordForm, signInForm } from './forms.ts';
import { admissionOf } from './gatekeeper.ts';
import { changePassword } from './members.ts';
import { AccountPage, AuditPage, type Persona, ResumePage, SignInPage } from './pages.tsx';
import { member } from './policy.ts';
import { closeSession, SESSION_COOKIE, sessionOf } from './session.ts';
import { signIn } from './sign-in.ts';
import { recentAudit } from './store.ts';

const before = 'nobody is signed in yet';

/** A path of ours to go to after signing in; the start page for anything else. */
function safeNext(call: Call, wanted: string): string {
  const ours = wanted.startsWith(`/${call.locale}/`) && !/[\\\s]|\/\//.test(wanted);
  return ours && !wanted.includes('/access/sign-') ? wanted : `/${call.locale}/`;
}

/** The sign-in page where a route finds nobody signed in; `kept` is a form that this interrupted. */
export function signInPage(personas: readonly Persona[], status = 401) {
  return (call: Call, kept: FormValues | null) =>
    page(
      call.t('access.sign_in.title'),
      SignInPage({ t: call.t, values: {}, errors: {}, next: safeNext(call, call.path), kept, personas }),
      { status },
    );
}

function keptOf(form: FormValues): FormValues | null {
  // A form can be nothing but its button, and is worth going back to all the same.
  if (answerIn(form, 'kept') === '') return null;
  const entries = Object.entries(form).flatMap(([name, value]) =>
    name.startsWith('kept.') ? [[name.slice('kept.'.length), value] as const] : [],
  );
  return Object.fromEntries(entries);
}

async function signInRoute(call: Call, personas: readonly Persona[]) {
  const { t, house, form } = call;
  const kept = keptOf(form);
  const next = safeNext(call, answerIn(form, 'next'));
  const read = readForm(signInForm, form);
  const again = (errors: Readonly<Record<string, string>>) =>
    invalid(t('access.sign_in.title'), SignInPage({ t, values: form, errors, next, kept, personas }));
  if (!read.ok) return again(read.errors);
  const token = await signIn(house.database, house.settings.secret, { ...read.value, address: call.address });
  if (isRefusal(token)) return again({ email: `refusal.${token.code}` });
  const found = await sessionOf(house.database, token);
  if (found) {
    await transact(house.database, admissionOf(found).actor, (tx) =>
      note(tx, { act: 'access.session.open', outcome: 'done' }),
    );
  }
  const cookies = [{ name: SESSION_COOKIE, value: token }];
  if (kept) return page(t('access.resume.title'), ResumePage({ t, next, kept }), { cookies });
  return redirect(next, { cookies });
}

/** Signing in and out, one's own account, and the audit. */
export function accessRoutes(personas: readonly Persona[]): AnyRoute[] {
  const showSignIn = signInPage(personas, 200);
  const signOut = (everywhere: boolean) => async (call: Call) => {
    const token = call.cookies[SESSION_COOKIE];
    if (token) await closeSession(call.house.database, token, everywhere);
    return redirect(`/${call.locale}/access/sign-in`, {
      cookies: [{ name: SESSION_COOKIE, value: '' }],
      banner: everywhere ? 'access.banner.signed_out_everywhere' : 'access.banner.signed_out',
    });
  };
  return [
    openRoute({
      method: 'GET',
      path: '/access/sign-in',
      name: 'access.session.new',
      may: anyone(before),
      audit: { none: 'shows an empty form' },
      handle: async (call) => showSignIn(call, null),
    }),
    openRoute({
      method: 'POST',
      path: '/access/sign-in',
      name: 'access.session.open',
      may: anyone(before),
      audit: { none: 'notes itself once it knows who it was' },
      handle: (call) => signInRoute(call, personas),
    }),
    openRoute({
      method: 'POST',
      path: '/access/sign-out',
      name: 'access.session.close',
      may: anyone('ends whatever session the browser holds'),
      audit: { none: 'ends one session and looks at nothing' },
      handle: signOut(false),
    }),
    openRoute({
      method: 'POST',
      path: '/access/sign-out-everywhere',
      name: 'access.session.close_all',
      may: anyone('ends the sessions of whoever holds one of them'),
      audit: { none: 'ends sessions and looks at nothing' },
      handle: signOut(true),
    }),
    route({
      method: 'GET',
      path: '/access/account',
      name: 'access.account.show',
      may: member('access.account'),
      audit: { none: "one's own account" },
      handle: async ({ t, session }) =>
        page(
          t('access.account.title'),
          AccountPage({
            t,
            values: {},
            errors: {},
            displayName: session?.displayName ?? '',
            schemeName: session?.schemeName ?? '',
          }),
        ),
    }),
    route({
      method: 'POST',
      path: '/access/password',
      name: 'access.password.change',
      may: member('access.account'),
      audit: 'change',
      handle: async (visit) => {
        const { t, session, form } = visit;
        const read = readForm(passwordForm, form);
        const token = visit.cookies[SESSION_COOKIE] ?? '';
        const changed: true | Refusal | null = read.ok
          ? await changePassword(visit.tx, { ...read.value, token })
          : null;
        if (changed === true)
          return redirect(`/${visit.locale}/access/account`, { banner: 'access.banner.password' });
        const errors = read.ok ? { current: 'access.error.wrong_current' } : read.errors;
        const names = { displayName: session?.displayName ?? '', schemeName: session?.schemeName ?? '' };
        return invalid(t('access.account.title'), AccountPage({ t, values: {}, errors, ...names }));
      },
    }),
    route({
      method: 'GET',
      path: '/access/audit',
      name: 'access.audit.show',
      may: member('access.audit'),
      audit: 'read',
      handle: async ({ t, tx, formats }) => {
        const [rows, broken] = await Promise.all([recentAudit(tx), verifyAuditWithin(tx)]);
        const shown = rows.map((row) => ({
          at: formats.dateTime(row.at),
          who: row.display_name ?? t.at(`access.actor.${row.actor_kind}`),
          act: row.act,
          outcome: t.at(`access.outcome.${row.outcome}`),
        }));
        return page(t('access.audit.title'), AuditPage({ t, broken, rows: shown }), { wide: true });
      },
    }),
  ];
}

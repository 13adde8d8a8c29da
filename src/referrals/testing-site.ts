import { addTeam } from '#access';
import { importServices } from '../directory/testing.ts';
import { Browser, testSite } from '../web/testing.ts';
import { move } from './move.ts';
import { send } from './send.ts';
import { onwardOf } from './testing.ts';

type Answers = Readonly<Record<string, string | readonly string[]>>;

/** The id in the address of a referral; empty when there is none. */
export const idIn = (location: string | undefined) =>
  /referrals\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? '';

/**
 * The whole site with a nurse who refers, a stranger of another team, a link worker, one of another scheme, a service
 * that can be written to, and the usual ways of bringing a referral about.
 */
export async function referralsSite() {
  const site = await testSite();
  const practice = await site.run((tx) => addTeam(tx, { name: 'Harbour Road', kind: 'primary_care' }));
  const clinic = await site.run((tx) => addTeam(tx, { name: 'Clinic', kind: 'primary_care' }));
  const amina = await site.signIn({ roles: ['link_worker'], displayName: 'Amina' });
  const nurse = await site.signIn({ roles: ['referrer'], teamId: practice });
  const stranger = await site.signIn({ roles: ['referrer'], teamId: clinic });
  const far = await site.other.signIn({ roles: ['link_worker'] });
  const email = 'meals@example.org';
  const idOf = await importServices(site.database, [{ id: 'meals', name: 'Tuesday meals', email }]);
  const serviceId = idOf('meals');

  let numbers = 0;
  /** A number that nobody else has: two people with one number may be one person. */
  const nextNumber = () => {
    numbers += 1;
    return `07700 ${900_000 + numbers}`;
  };

  /** The form of a professional, filled in. */
  const asked = (more: Answers = {}): Answers => ({
    name: 'Samira H',
    language: 'ar',
    interpreter: 'needed',
    channel: 'sms',
    value: nextNumber(),
    domains: ['food', 'housing'],
    reason: 'Has moved twice since spring.',
    agreed: 'yes',
    news: 'yes',
    do: 'send',
    ...more,
  });

  /** The nurse refers someone; the id of the referral. */
  async function refer(more: Answers = {}): Promise<string> {
    const page = await site.get('/en/referrals/new', nurse);
    const reply = await site.post('/en/referrals/new', { ...asked(more), ...page.hidden }, nurse);
    if (reply.status !== 303) throw new Error(reply.body);
    return idIn(reply.location);
  }

  /** The same, and Amina has accepted. */
  async function accepted(more: Answers): Promise<string> {
    const id = await refer(more);
    await site.run((tx) => move(tx, id, 'accept'), amina.actor);
    return id;
  }

  /** Someone is introduced to the service, and the message is out. */
  async function introduced(name: string, shared: readonly ('name' | 'phone')[] = ['name']) {
    const phone = nextNumber();
    const parentId = await accepted({ name, channel: 'phone_call', value: phone });
    const fields = ['initials', ...shared] as const;
    const agreed = {
      recipientKind: 'provider',
      recipientId: serviceId,
      given: true,
      language: 'en',
    } as const;
    const input = { ...onwardOf(parentId, serviceId), shared: fields, note: 'Likes tea.' };
    const consent = { ...agreed, fields };
    const sent = await site.run((tx) => send(tx, { ...input, consent }), amina.actor);
    if (!('id' in sent)) throw new Error('It was not sent.');
    await site.settle();
    return { ...sent, phone, link: newestLink(sent.reference) };
  }

  /** Letters to the provider about one referral. */
  const lettersAbout = (reference: string) =>
    site.sent.filter(({ address, body }) => address === email && body.includes(reference));

  /** The path of the link in the newest of them. */
  function newestLink(reference: string): string {
    const body = lettersAbout(reference).at(-1)?.body ?? '';
    return new URL(/http:\/\/\S+/.exec(body)?.[0] ?? 'http://none').pathname;
  }

  /** A browser that has opened a link. */
  async function opened(link: string): Promise<Browser> {
    const phone = new Browser();
    await site.post(`${link}/open`, {}, phone);
    return phone;
  }

  return {
    ...{ site, amina, nurse, stranger, far, serviceId },
    ...{ asked, refer, accepted, introduced, lettersAbout, newestLink, opened },
  };
}

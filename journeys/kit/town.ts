import { afterAll } from 'vitest';
import { addTeam } from '#access';
import { openPool } from '#db';
import { startWorker } from '#jobs';
import { importServices } from '../../src/directory/testing.ts';
import type { Member, Sent } from '../../src/web/testing.ts';
import { openSite } from './site.ts';
import type { Visitor } from './visitor.ts';

const MINUTE = 60_000;

/** A small town, whole: a server, a browser, a surgery, link workers, and three services. The clock is the story's. */
export async function openTown() {
  const site = await openSite();
  const services = await importServices(site.database, SERVICES);
  const [practice, workers] = await site.run(async (tx) => [
    await addTeam(tx, { name: 'Harbour Road Surgery', kind: 'primary_care' }),
    await addTeam(tx, { name: 'Millbrook link workers', kind: 'link_workers' }),
  ]);
  return {
    ...site,
    services,
    /** Owen Hughes, a practice nurse who refers. */
    nurse: await site.signIn({ roles: ['referrer'], displayName: 'Owen Hughes', teamId: practice }),
    /** Amina Yusuf, a link worker. */
    linkWorker: await site.signIn({ roles: ['link_worker'], displayName: 'Amina Yusuf', teamId: workers }),
    /** Ruth Adeyemi, who supervises the link workers. */
    supervisor: await site.signIn({ roles: ['supervisor'], displayName: 'Ruth Adeyemi', teamId: workers }),
    /** The newest message to an address, once it has been sent. Throws when none comes. */
    async message(address: string, subject: string): Promise<Sent> {
      for (let tries = 0; tries < 100; tries += 1) {
        const found = site.sent.findLast((sent) => sent.address === address && sent.subject === subject);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const there = site.sent.map((sent) => `${sent.address}: ${sent.subject}`).join(', ');
      throw new Error(`No message "${subject}" came to ${address}. There are: ${there || 'none'}`);
    },
    /** Lets time pass. Whoever was signed in for long has to sign in again, as in life. */
    pass({ minutes = 0, days = 0 }: { minutes?: number; days?: number }): void {
      site.clock.advance(minutes * MINUTE + days * 24 * 60 * MINUTE);
    },
  };
}

export type Town = Awaited<ReturnType<typeof openTown>>;

/** Hires a worker for a town: reactions, deliveries and the clock, as in life, until the file is done. */
export async function hireWorker({ house, furnished, database }: Town): Promise<void> {
  const queue = openPool({ url: database.url, role: 'tessera_jobs', size: 4 });
  const trouble: string[] = [];
  const worker = await startWorker({
    house,
    duties: furnished.duties,
    queue,
    log: (line) => trouble.push(line),
  });
  afterAll(async () => {
    await worker.stop();
    await queue.end();
    if (trouble.length > 0) throw new Error(`The worker complained: ${trouble.join(', ')}`);
  });
}

/** Signs in by the form, as a person does. */
export async function signIn(visitor: Visitor, member: Member): Promise<void> {
  await visitor.goes('/en/access/sign-in');
  await visitor.writes('Work e-mail', member.email);
  await visitor.writes('Password', member.password);
  await visitor.presses('Sign in');
}

/** The address in a message that can be followed. */
export function linkIn({ body }: Sent): string {
  const link = /https?:\/\/[^\s\u2066-\u2069]+/.exec(body)?.[0];
  if (!link) throw new Error('The message holds no link.');
  return link;
}

const SERVICES = [
  {
    id: 'larder',
    name: 'Harbour Community Larder',
    description: 'Good food to take home, and a cup of tea.',
    email: 'larder@harbour.example',
    needs: ['food'],
    languages: [{ code: 'en' }, { code: 'ar' }],
    conditions: { recourse: 'nrpf_welcome', id_required: 'none' },
  },
  {
    id: 'pantry',
    name: 'Station Road Pantry',
    needs: ['food'],
    languages: [{ code: 'en' }],
    conditions: { recourse: 'needs_recourse', interpreter: 'none' },
    phones: [{ id: 'pantry', number: '01632 960123' }],
  },
  {
    id: 'class',
    name: 'Tuesday English Class',
    email: 'class@harbour.example',
    needs: ['english_and_language'],
    languages: [{ code: 'en' }],
  },
];

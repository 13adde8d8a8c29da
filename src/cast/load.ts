import { addMember, addTeam, createScheme } from '#access';
import { openPool, transact } from '#db';
import { isRefusal, settableClock, systemActor } from '#kernel';
import { PERSONAS } from './personas.ts';

export interface CastOptions {
  readonly url: string;
  readonly secret: string;
  readonly origin: string;
  readonly log: (line: string) => void;
}

/** Brings the cast into an empty database; does nothing when they are there already. */
export async function loadCast({ url, log }: CastOptions): Promise<void> {
  const pool = openPool({ url, role: 'tessera_app', size: 4, name: 'tessera-cast' });
  try {
    const clock = settableClock(new Date(Date.now() - 730 * 86_400_000));
    const scheme = await createScheme({ pool, clock }, { slug: 'millbrook', name: 'Millbrook Together' });
    if (isRefusal(scheme)) return;
    log('Bringing in the cast ...');
    await transact({ pool, clock }, systemActor(scheme, 'cast'), async (tx) => {
      const [practice, workers] = [
        await addTeam(tx, { name: 'Harbour Road Surgery', kind: 'primary_care' }),
        await addTeam(tx, { name: 'Millbrook Together link workers', kind: 'link_workers' }),
      ];
      const [amina, owen, ruth] = PERSONAS;
      if (!amina || !owen || !ruth) throw new Error('The cast lacks a persona.');
      await addMember(tx, {
        ...amina,
        displayName: 'Amina Yusuf',
        jobTitle: 'Link worker',
        roles: ['link_worker'],
        teamId: workers,
        languages: ['en', 'so', 'ar'],
      });
      await addMember(tx, {
        ...owen,
        displayName: 'Owen Hughes',
        jobTitle: 'Practice nurse',
        roles: ['referrer'],
        teamId: practice,
      });
      await addMember(tx, {
        ...ruth,
        displayName: 'Ruth Adeyemi',
        jobTitle: 'Service manager',
        roles: ['supervisor'],
        teamId: workers,
      });
    });
  } finally {
    await pool.end();
  }
}

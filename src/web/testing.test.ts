import { describe, expect, test } from 'vitest';
import { testSite } from './testing.ts';

const site = await testSite();

describe('the test site', () => {
  test('knows who is signed in, and who is not', async () => {
    const amina = await site.signIn({ roles: ['link_worker'], displayName: 'Amina' });
    const mine = await site.get('/en/access/account', amina);
    expect(mine.status).toBe(200);
    expect(mine.body).toContain('Amina');
    expect((await site.get('/en/access/account')).body).not.toContain('Amina');
  });

  test('keeps cookies as a browser does', async () => {
    const ruth = await site.signIn();
    await site.post('/en/access/sign-out', {}, ruth);
    expect(ruth.cookies.has('tessera_session')).toBe(false);
  });

  test('has members of two schemes', async () => {
    const [here, there] = [await site.signIn(), await site.other.signIn()];
    expect(here.actor.schemeId).toBe(site.id);
    expect(there.actor.schemeId).toBe(site.other.id);
    expect((await site.get('/en/access/account', there)).body).toContain('The other scheme');
  });

  test('throws the fault behind a 500', async () => {
    const amina = await site.signIn();
    await site.database.owner.query('alter table access_session rename to gone');
    await expect(site.get('/en/access/account', amina)).rejects.toThrow('access_session');
    await site.database.owner.query('alter table gone rename to access_session');
  });
});

import { expect } from 'vitest';
import { writesReferral } from './kit/referral.ts';
import { story } from './kit/story.ts';
import { openTown, signIn } from './kit/town.ts';
import type { Visitor } from './kit/visitor.ts';

const town = await openTown();

async function atTheForm(scripts = true): Promise<Visitor> {
  const nurse = await town.visitor({ scripts });
  await signIn(nurse, town.nurse);
  await nurse.turnsTo('Refer someone');
  return nurse;
}

async function referralsAbout(name: string): Promise<number> {
  const { rows } = await town.database.owner.query<{ count: number }>(
    `select count(*)::int as count from referrals_referral r join people_person p on p.id = r.person_id
      where p.name = $1`,
    [name],
  );
  return rows[0]?.count ?? 0;
}

for (const scripts of [true, false]) {
  story(
    `pressing Send twice sends once${scripts ? '' : ', also without JavaScript'}`,
    async ({ given, when, then }) => {
      const name = scripts ? 'Dalia Twice' : 'Dana Twice';
      const nurse = await given('a referral that is ready', async () => {
        const visitor = await atTheForm(scripts);
        await writesReferral(visitor, { name, email: `${name.slice(0, 4)}@people.example` });
        return visitor;
      });
      await when('she presses twice, over a slow network', async () => {
        expect(await nurse.pressesTwice('Send referral')).toBe(2);
      });
      await then('it is sent, once', async () => {
        await nurse.sees('Referral sent');
        expect(await referralsAbout(name)).toBe(1);
      });
      await nurse.leavesForGood();
    },
  );
}

story(
  'going back after sending and sending again asks, and makes no second person in silence',
  async (tell) => {
    const name = 'Basma Back';
    const nurse = await tell.given('a referral that was sent', async () => {
      const visitor = await atTheForm();
      await writesReferral(visitor, { name, email: 'basma@people.example' });
      await visitor.presses('Send referral');
      await visitor.sees('Referral sent');
      return visitor;
    });
    await tell.when('she goes back and sends again', async () => {
      await nurse.back();
      await writesReferral(nurse, { name, email: 'basma@people.example' });
      await nurse.presses('Send referral');
    });
    await tell.then('it asks whether this is someone known, or shows what was sent', async () => {
      await nurse.sees(/Is this someone we already know\?|Referral sent/);
      expect(await referralsAbout(name)).toBe(1);
    });
    await nurse.leavesForGood();
  },
);

story('a session that is lost in the middle of the form loses nothing that was typed', async (tell) => {
  const name = 'Lina Lost';
  const nurse = await tell.given('a referral that is written, and a session that ran out', async () => {
    const visitor = await atTheForm();
    await writesReferral(visitor, { name, email: 'lina@people.example' });
    await visitor.forgets();
    return visitor;
  });
  await tell.when('she sends it', () => nurse.presses('Send referral'));
  await tell.then('she is asked to sign in, and told that it is safe', async () => {
    expect(nurse.status()).toBe(401);
    await nurse.sees('You were signed out. Sign in to go on', 'What you typed is safe');
  });
  await tell.when('she mistypes her password, then signs in and goes on', async () => {
    await nurse.writes('Work e-mail', town.nurse.email);
    await nurse.writes('Password', 'not this one');
    await nurse.presses('Sign in');
    expect(nurse.status()).toBe(422);
    await nurse.writes('Password', town.nurse.password);
    await nurse.presses('Sign in');
    await nurse.presses('Send what I typed');
  });
  await tell.then('it is sent as it was written', async () => {
    await nurse.sees('Referral sent');
    await nurse.follows('See this referral');
    await nurse.sees('The cupboard is empty');
    expect(await referralsAbout(name)).toBe(1);
  });
  await nurse.leavesForGood();
});

story(
  'the wrong password ten times closes the door for a while, and says so',
  async ({ given, when, then, and }) => {
    const guesser = await given('the sign-in page', async () => {
      const visitor = await town.visitor();
      await visitor.goes('/en/access/sign-in');
      return visitor;
    });
    const guess = async (password: string) => {
      await guesser.writes('Work e-mail', town.supervisor.email);
      await guesser.writes('Password', password);
      await guesser.presses('Sign in');
    };
    await when('someone guesses ten times', async () => {
      for (let tries = 1; tries <= 10; tries += 1) {
        await guess(`guess ${tries}`);
        expect(guesser.status()).toBe(422);
        await guesser.sees(
          tries <= 5 ? 'The email address or the password is not right' : 'too many attempts',
        );
      }
    });
    await then('the right password does not help at once', async () => {
      await guess(town.supervisor.password);
      await guesser.sees('too many attempts');
    });
    await and('it does after a while', async () => {
      town.pass({ minutes: 16 });
      await guess(town.supervisor.password);
      expect(guesser.status()).toBe(200);
      await guesser.sees('Ruth Adeyemi');
    });
    await guesser.leavesForGood();
  },
);

story('the address of someone in another scheme leads nowhere', async ({ given, when, then }) => {
  const address = await given('a referral in our scheme', async () => {
    const nurse = await atTheForm();
    await writesReferral(nurse, { name: 'Olga Ours', email: 'olga@people.example' });
    await nurse.presses('Send referral');
    await nurse.follows('See this referral');
    const path = nurse.at();
    await nurse.leavesForGood();
    return path;
  });
  const stranger = await town.visitor();
  await when('a supervisor of another scheme opens its address', async () => {
    await signIn(stranger, await town.other.signIn({ roles: ['supervisor', 'link_worker'] }));
    await stranger.goes(address);
  });
  await then('it is as if it were not there', async () => {
    expect(stranger.status()).toBe(404);
    await stranger.sees('We cannot find that page');
    await stranger.doesNotSee('Olga');
  });
  await stranger.leavesForGood();
});

story('a member without the role is told so in plain words', async ({ when, then }) => {
  const nurse = await atTheForm();
  await when('a nurse opens the page of what waits for link workers', () =>
    nurse.goes('/en/referrals/inbox'),
  );
  await then('she is told whom to ask', async () => {
    expect(nurse.status()).toBe(403);
    await nurse.sees('Your role does not include this page', 'Ask the person who runs your scheme');
  });
  await nurse.leavesForGood();
});

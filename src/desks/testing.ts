import { linkAddress, makeLink } from '#access';
import { caseOf, noteContact, planNext } from '#cases';
import { DAY, type LocalDate, later } from '#kernel';
import { addContact } from '#people';
import { addGoalStep, nameNeed, rateGoal, setGoal } from '#plans';
import { send } from '#referrals';
import { openedCase } from '../cases/testing.ts';
import { importServices } from '../directory/testing.ts';
import { done, FATIMA, inboundOf, onwardOf } from '../referrals/testing.ts';
import { type Member, testSite } from '../web/testing.ts';

/** A site with a nurse, two link workers and a supervisor, and one person whose case has everything in it. */
export async function deskSite() {
  const site = await testSite({ demo: true });
  const nurse = await site.signIn({ roles: ['referrer'], displayName: 'Owen Hughes' });
  const amina = await site.signIn({ roles: ['link_worker'], displayName: 'Amina Yusuf' });
  const samir = await site.signIn({ roles: ['link_worker'], displayName: 'Samir Haddad' });
  const ruth = await site.signIn({ roles: ['supervisor'], displayName: 'Ruth Adeyemi' });
  const serviceOf = await importServices(site.database, [{ id: 's1', name: 'Harbour Kitchen' }]);
  const opened = async (worker: Member = amina, name = 'Fatima') => {
    const made = await openedCase(
      (actor, work) => site.run(work, actor),
      nurse.actor,
      worker.actor,
      inboundOf({ ...FATIMA, name }),
    );
    const found = await site.run((tx) => caseOf(tx, made.caseId));
    return { ...made, personId: String(found?.personId) };
  };

  const introduced = async (parentId: string, needId: string) => {
    const onward = { ...onwardOf(parentId, serviceOf('s1')), needId };
    return done(await site.run((tx) => send(tx, onward), amina.actor)).id;
  };

  /** Someone with a conversation, two needs, a goal, an introduction that waits, and an own page. */
  async function full() {
    const made = await opened();
    const { caseId, personId, referralId } = made;
    await site.run(
      (tx) =>
        addContact(tx, personId, {
          channel: 'phone_call',
          value: '07700 900123',
          fromHour: 18,
          note: 'Ask for her sister first',
        }),
      amina.actor,
    );
    const food = done(
      await site.run(
        (tx) => nameNeed(tx, caseId, { domain: 'food', words: 'طعام ساخن للأطفال' }),
        amina.actor,
      ),
    );
    const friends = done(
      await site.run((tx) => nameNeed(tx, caseId, { domain: 'loneliness_and_friendship' }), amina.actor),
    );
    const goal = done(
      await site.run((tx) => setGoal(tx, caseId, { words: 'أطبخ لأطفالي مرتين في الأسبوع' }), amina.actor),
    );
    for (const rating of [2, 5]) {
      await site.run((tx) => rateGoal(tx, goal.id, { rating }), amina.actor);
      site.clock.advance(1000);
    }
    await site.run(
      (tx) => addGoalStep(tx, goal.id, { words: 'Visit the kitchen', whose: 'together', dueOn: null }),
      amina.actor,
    );
    await site.run(
      (tx) =>
        noteContact(tx, caseId, {
          at: tx.now,
          mode: 'phone',
          minutes: 35,
          interpreter: 'professional',
          note: 'Bring <both> forms next time.',
          whatMatters: 'أريد أن أنام بهدوء',
          next: { words: 'Call about the food bank', on: '2026-03-20' as LocalDate },
        }),
      amina.actor,
    );
    const onwardId = await introduced(referralId, food.id);
    return { ...made, foodId: food.id, friendsId: friends.id, goalId: goal.id, onwardId };
  }

  /** The last part of the address of someone's own page. */
  async function pageLink(personId: string, expiresAt = later(site.clock.now(), 365 * DAY)) {
    const id = await site.run((tx) => makeLink(tx, { purpose: 'person_page', personId, expiresAt }));
    return linkAddress(site.house.settings, 'en', 'person_page', id).split('/').at(-1) ?? '';
  }

  const plan = (caseId: string, words: string, on: string) =>
    site.run((tx) => planNext(tx, caseId, { words, on: on as LocalDate }), amina.actor);

  return { site, nurse, amina, samir, ruth, opened, introduced, full, pageLink, plan };
}

import { describe, expect, test } from 'vitest';
import { newId } from '#kernel';
import { consentsOf, contactsOf, giveConsent, personOf } from '#people';
import { move } from './move.ts';
import { referralOf, stepsOf } from './reading.ts';
import { send } from './send.ts';
import { codeOf, done, FATIMA, inboundOf, onwardOf, twoTowns } from './testing.ts';

const { database, ours, theirs } = await twoTowns();
const { as, nurse, amina, system } = ours;
const service = newId(database.clock.now());

async function accepted(): Promise<string> {
  const { id } = done(await as(nurse, (tx) => send(tx, inboundOf())));
  done(await as(amina, (tx) => move(tx, id, 'accept')));
  return id;
}

describe('in', () => {
  test('a nurse sends someone new: person, contact, consents, referral, step and event', async () => {
    const sent = done(await as(nurse, (tx) => send(tx, inboundOf())));
    const referral = await as(amina, (tx) => referralOf(tx, sent.id));
    expect(referral).toMatchObject({
      reference: sent.reference,
      leg: 'inbound',
      route: 'professional',
      senderId: nurse.id,
      senderTeamId: ours.practice,
      status: 'sent',
      turn: 'receiver',
      domains: ['food'],
      endedAt: null,
    });
    const personId = referral?.personId ?? '';
    await as(amina, async (tx) => {
      expect(await personOf(tx, personId)).toMatchObject({ name: 'Fatima Al Hassan', interpreter: 'needed' });
      expect(await contactsOf(tx, personId)).toMatchObject([
        { channel: 'email', value: 'fatima@example.org' },
      ]);
      expect(await consentsOf(tx, personId)).toHaveLength(2);
      expect(await stepsOf(tx, sent.id)).toMatchObject([
        { verb: 'send', fromStatus: null, actorId: nurse.id },
      ]);
    });
    const events = await database.owner.query(
      `select ids->>'personId' as person from db_outbox where event = 'referrals.sent' and ids->>'referralId' = $1`,
      [sent.id],
    );
    expect(events.rows).toEqual([{ person: personId }]);
  });

  test.each([
    ['community', 'community'],
    ['secondary_mental_health', 'secondary_mental_health'],
    ['social_care', 'professional'],
    ['link_workers', 'outreach'],
  ] as const)('the kind of the team, %s, is the way in: %s', async (kind, route) => {
    const sender = await ours.join('referrer', await ours.team(kind));
    const { id } = done(await as(sender, (tx) => send(tx, { ...inboundOf(), route: 'self' })));
    expect(await as(amina, (tx) => referralOf(tx, id))).toMatchObject({ route });
  });

  test('a visitor becomes one person, and whoever helps them is named', async () => {
    const alone = ours.visitor();
    const { id } = done(await as(alone, (tx) => send(tx, inboundOf({ ...FATIMA, id: newId(tx.now) }))));
    expect(await as(amina, (tx) => referralOf(tx, id))).toMatchObject({
      personId: alone.personId,
      route: 'self',
      senderKind: 'person',
      senderId: null,
    });
    const helped = ours.visitor();
    const second = done(await as(helped, (tx) => send(tx, { ...inboundOf(), senderName: 'Imam Yusuf' })));
    expect(await as(amina, (tx) => referralOf(tx, second.id))).toMatchObject({
      route: 'community',
      senderKind: 'trusted_person',
      senderName: 'Imam Yusuf',
    });
  });

  test('a visitor cannot refer someone who is here already', async () => {
    const known = await accepted();
    const personId = (await as(amina, (tx) => referralOf(tx, known)))?.personId ?? '';
    const { person: _, ...rest } = inboundOf() as Extract<ReturnType<typeof inboundOf>, { person: unknown }>;
    const again = { ...rest, personId };
    expect(codeOf(await as(ours.visitor(), (tx) => send(tx, again)))).toBe('kernel.not_found');
    expect(codeOf(await as(nurse, (tx) => send(tx, again)))).toBe('done');
    const stranger = await ours.join('referrer', await ours.team('social_care'));
    expect(codeOf(await as(stranger, (tx) => send(tx, again)))).toBe('kernel.not_found');
    expect(codeOf(await as(amina, (tx) => send(tx, again)))).toBe('done');
    expect(codeOf(await as(theirs.amina, (tx) => send(tx, again)))).toBe('kernel.not_found');
  });

  test('clockwork and members without a part in it send nothing', async () => {
    const clerk = await ours.join('administrator', ours.practice);
    expect(codeOf(await as(system, (tx) => send(tx, inboundOf())))).toBe('referrals.not_allowed');
    expect(codeOf(await as(clerk, (tx) => send(tx, inboundOf())))).toBe('referrals.not_allowed');
  });
});

describe('out', () => {
  test('a link worker introduces someone with the least data', async () => {
    const parent = await accepted();
    const { id } = done(await as(amina, (tx) => send(tx, onwardOf(parent, service))));
    expect(await as(amina, (tx) => referralOf(tx, id))).toMatchObject({
      leg: 'onward',
      parentId: parent,
      serviceId: service,
      route: 'professional',
      shared: ['initials', 'name'],
      status: 'sent',
    });
  });

  test('not before the link workers have accepted', async () => {
    const { id } = done(await as(nurse, (tx) => send(tx, inboundOf())));
    expect(codeOf(await as(amina, (tx) => send(tx, onwardOf(id, service))))).toBe(
      'referrals.not_accepted_yet',
    );
  });

  test('only what the person agreed to, and nothing once they took it back', async () => {
    const parent = await accepted();
    const onward = onwardOf(parent, service);
    const tooMuch = { ...onward, shared: ['name', 'phone'] } as const;
    expect(codeOf(await as(amina, (tx) => send(tx, tooMuch)))).toBe('referrals.no_consent');
    const { consent: _, ...silent } = onward;
    expect(codeOf(await as(amina, (tx) => send(tx, silent)))).toBe('referrals.no_consent');
    const personId = (await as(amina, (tx) => referralOf(tx, parent)))?.personId ?? '';
    done(
      await as(amina, (tx) =>
        giveConsent(tx, personId, {
          recipientKind: 'provider',
          given: true,
          fields: ['initials', 'name'],
          language: 'ar',
        }),
      ),
    );
    expect(codeOf(await as(amina, (tx) => send(tx, silent)))).toBe('done');
    done(
      await as(amina, (tx) =>
        giveConsent(tx, personId, { recipientKind: 'provider', given: false, language: 'ar' }),
      ),
    );
    expect(codeOf(await as(amina, (tx) => send(tx, silent)))).toBe('referrals.no_consent');
  });

  test('never the number of someone who keeps it to themselves', async () => {
    const { id } = done(
      await as(nurse, (tx) => send(tx, inboundOf({ ...FATIMA, providerMayContact: false }))),
    );
    done(await as(amina, (tx) => move(tx, id, 'accept')));
    const onward = onwardOf(id, service);
    const consent = {
      recipientKind: 'provider',
      given: true,
      fields: ['initials', 'phone'],
      language: 'ar',
    } as const;
    const withNumber = { ...onward, shared: ['phone'] as const, consent };
    expect(codeOf(await as(amina, (tx) => send(tx, withNumber)))).toBe('referrals.person_shields_contact');
  });

  test('not by a referrer, and not from another scheme', async () => {
    const parent = await accepted();
    expect(codeOf(await as(nurse, (tx) => send(tx, onwardOf(parent, service))))).toBe(
      'referrals.not_allowed',
    );
    expect(codeOf(await as(theirs.amina, (tx) => send(tx, onwardOf(parent, service))))).toBe(
      'kernel.not_found',
    );
  });
});

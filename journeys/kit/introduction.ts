import { open } from '#cases';
import { nameNeed } from '#plans';
import { send } from '#referrals';
import { done, inboundOf, onwardOf } from '../../src/referrals/testing.ts';
import { linkIn, type Town } from './town.ts';

/** Someone whom the larder has been asked about: the case, and the address in the message to the larder. */
export interface Introduced {
  readonly caseId: string;
  readonly needId: string;
  readonly address: string;
}

/** Brings someone through the commands to where the larder has a link that nobody has opened. */
export async function introduce(town: Town, name: string): Promise<Introduced> {
  const { nurse, linkWorker } = town;
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@people.example`;
  const person = {
    name,
    language: 'en',
    interpreter: 'not_needed',
    contacts: [{ channel: 'email', value: email, preferred: true }],
  } as const;
  const inbound = await town.run(async (tx) => done(await send(tx, inboundOf(person))), nurse.actor);
  const { caseId, needId } = await town.run(async (tx) => {
    const opened = done(await open(tx, { referralId: inbound.id }));
    const words = 'Bread for the end of the week';
    const need = done(await nameNeed(tx, opened.id, { domain: 'food', words }));
    done(await send(tx, { ...onwardOf(inbound.id, town.services('larder')), needId: need.id }));
    return { caseId: opened.id, needId: need.id };
  }, linkWorker.actor);
  await town.settle();
  return {
    caseId,
    needId,
    address: linkIn(await town.message('larder@harbour.example', 'Someone would like to come to you')),
  };
}

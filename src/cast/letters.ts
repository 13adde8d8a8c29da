import type { LinkPurpose } from '#access';
import type { Channels } from '#messaging';

const PATHS: Readonly<Record<string, LinkPurpose>> = {
  'referrals/answer': 'provider_answer',
  'referrals/attendance': 'provider_attendance',
  'desks/mine': 'person_page',
  'providers/listing': 'listing_check',
  'providers/places': 'listing_places',
};

/**
 * The letter-box of everyone in the cast. Nothing leaves the machine; the newest link of each kind is remembered by the
 * reference that stands beside it, or by the mailbox where it is about no referral, so that whoever plays a provider opens
 * the link that they were sent.
 */
export class Letters {
  readonly #signed = new Map<string, string>();

  readonly channels: Channels = {
    email: async (letter) => this.#keep(letter),
    sms: async (letter) => this.#keep(letter),
  };

  #keep({ address, body }: { address: string; body: string }): 'kept' {
    const link = /\/(referrals\/answer|referrals\/attendance|desks\/mine|providers\/\w+)\/(\S+)/.exec(body);
    const reference = /\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/.exec(body)?.[0];
    const purpose = link && PATHS[link[1] ?? ''];
    const about = purpose?.startsWith('listing_') ? address : reference;
    if (purpose && about) this.#signed.set(`${purpose} ${about}`, link[2] ?? '');
    return 'kept';
  }

  /** The signed part of the newest link of a kind, by the reference that it came with or the mailbox that it went to. */
  newest(purpose: LinkPurpose, about: string): string | undefined {
    return this.#signed.get(`${purpose} ${about}`);
  }
}

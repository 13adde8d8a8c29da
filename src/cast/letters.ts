import type { LinkPurpose } from '#access';
import type { Channels } from '#messaging';

const PATHS: Readonly<Record<string, LinkPurpose>> = {
  'referrals/answer': 'provider_answer',
  'referrals/attendance': 'provider_attendance',
  'desks/mine': 'person_page',
};

/**
 * The letter-box of everyone in the cast. Nothing leaves the machine; the newest link of each kind is remembered by the
 * reference that stands beside it, so that whoever plays a provider opens the link that they were sent.
 */
export class Letters {
  readonly #signed = new Map<string, string>();

  readonly channels: Channels = {
    email: async ({ body }) => this.#keep(body),
    sms: async ({ body }) => this.#keep(body),
  };

  #keep(body: string): 'kept' {
    const link = /\/(referrals\/answer|referrals\/attendance|desks\/mine)\/(\S+)/.exec(body);
    const reference = /\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/.exec(body)?.[0];
    const purpose = link && PATHS[link[1] ?? ''];
    if (purpose && reference) this.#signed.set(`${purpose} ${reference}`, link[2] ?? '');
    return 'kept';
  }

  /** The signed part of the newest link of a kind that came with a reference. */
  newest(purpose: LinkPurpose, reference: string): string | undefined {
    return this.#signed.get(`${purpose} ${reference}`);
  }
}

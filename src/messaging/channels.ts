import { createTransport } from 'nodemailer';
import { NotifyClient } from 'notifications-node-client';
import type { Channel } from './recipient.ts';

export interface Letter {
  readonly address: string;
  readonly subject: string;
  readonly body: string;
}

/** Sends one message, or throws `ChannelFailed`. `kept`: nothing is set up to send with, so it stays in the outbox. */
export type Sender = (letter: Letter) => Promise<'sent' | 'kept'>;
export type Channels = Readonly<Record<Channel, Sender>>;

/** The channel did not take the message. `code` is ours: what a mail server says can quote an address. */
export class ChannelFailed extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const keep: Sender = async () => 'kept';

export interface ChannelSettings {
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly notify: { readonly apiKey: string; readonly template: string; readonly endpoint?: string } | null;
}

export function openChannels(settings: ChannelSettings): Channels {
  return {
    email: settings.smtpUrl ? smtp(settings.smtpUrl, settings.mailFrom) : keep,
    sms: settings.notify ? govukNotify(settings.notify) : keep,
  };
}

function smtp(url: string, from: string): Sender {
  const transport = createTransport(url);
  return async ({ address, subject, body }) => {
    try {
      await transport.sendMail({ from, to: address, subject, text: body });
      return 'sent';
    } catch {
      throw new ChannelFailed('email_failed');
    }
  };
}

/** GOV.UK Notify, with a template whose only field is ((text)): the words are ours, in the reader's language. */
function govukNotify({ apiKey, template, endpoint }: NonNullable<ChannelSettings['notify']>): Sender {
  const client = endpoint ? new NotifyClient(endpoint, apiKey) : new NotifyClient(apiKey);
  return async ({ address, body }) => {
    try {
      await client.sendSms(template, address, { personalisation: { text: body } });
      return 'sent';
    } catch {
      throw new ChannelFailed('sms_failed');
    }
  };
}

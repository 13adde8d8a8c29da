import type { Words } from '#language';
import { ui } from '#web';

const { Tag } = ui;

export interface OutboxMessage {
  readonly at: string;
  readonly to: string;
  readonly status: string;
  readonly statusWords: string;
  readonly channel: string;
  readonly subject: string;
  readonly locale: string;
  /** Only in the demonstration. */
  readonly body: string | null;
}

const COLOURS = {
  sent: 'green',
  kept: 'blue',
  queued: 'grey',
  sending: 'yellow',
  blocked: 'orange',
  failed: 'red',
} as const;

export function OutboxPage({ t, messages }: { t: Words; messages: readonly OutboxMessage[] }) {
  return (
    <>
      <h1>{t('messaging.outbox.title')}</h1>
      <p>{t('messaging.outbox.body')}</p>
      {messages.length === 0 && <p>{t('messaging.outbox.empty')}</p>}
      <ol class="nhsuk-list tessera-outbox">
        {messages.map((message) => (
          <li class="tessera-outbox__message">
            <p class="tessera-outbox__head">
              <Tag colour={COLOURS[message.status as keyof typeof COLOURS] ?? 'grey'}>
                {message.statusWords}
              </Tag>{' '}
              {message.to}
              {message.channel && ` · ${message.channel}`} · {message.at}
            </p>
            {message.body === null ? (
              <p>{message.subject}</p>
            ) : (
              <p class="tessera-outbox__body" lang={message.locale} dir="auto">
                <Linked text={message.body} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Text whose addresses can be followed. */
function Linked({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/(https?:\/\/[^\s\u2068\u2069]+)/)
        .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part))}
    </>
  );
}

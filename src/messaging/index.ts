/**
 * messaging: words that we send, by e-mail or text. Owns messages, their delivery and the outbox.
 * Invariants: a message carries initials and a reference, never a name, a need or a service; the address and the contact
 * rules are asked when it is sent; what could not be delivered is shown to a human.
 */
export { type ChannelSettings, type Channels, openChannels } from './channels.ts';
export { type NewMessage, type Template, write } from './message.ts';
export { type Channel, type Reach, type Recipients, reachMember } from './recipient.ts';
export { spokenWith, type Undelivered, undeliveredAbout } from './store.ts';
export { wordsOf } from './words.ts';

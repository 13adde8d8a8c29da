import type { Channels } from './channels.ts';
import { delivery } from './delivery.ts';
import type { Recipients } from './recipient.ts';
import { messagingRoutes } from './routes.ts';
import { wake } from './store.ts';

/** What the house mounts. */
export function messagingRoom(recipients: Recipients, channels: Channels) {
  return {
    name: 'messaging',
    routes: messagingRoutes(recipients),
    navigation: [
      { label: 'messaging.outbox.link', path: '/messaging/outbox', permission: 'messaging.outbox' },
    ],
    effects: [delivery(recipients, channels)],
    clockworks: [{ name: 'messaging.wake', pattern: '* * * * *', tick: wake }],
  };
}

import {
  asksProviders,
  findsRight,
  keepsPlacesLink,
  proposes,
  reports,
  saysOwnPlaces,
} from './listing-deeds.ts';
import { on, type Story } from './story.ts';

const asked: Story = [
  on(12, asksProviders),
  on(11, saysOwnPlaces('befriending', 3), keepsPlacesLink('befriending'), findsRight('befriending')),
  on(
    6,
    saysOwnPlaces('access-courses', 6),
    proposes(
      'access-courses',
      'Six Tuesdays on which you try a course before you choose one.',
      'We moved to Tuesdays.',
    ),
  ),
  // The walkers have no e-mail: somebody has to ring them.
  on(1, asksProviders),
];

const found: Story = [
  on(3, reports('amina', 'phone-and-data', 'wrong_contact', 'The number rings at a hairdresser.')),
];

/** How listings are kept right, by those who give the help and those who send people there. */
export const LISTINGS: readonly Story[] = [asked, found];

import { providersListing } from './providers-listing.ts';
import { providersProblem } from './providers-problem.ts';
import { providersProposal } from './providers-proposal.ts';
import { providersUpkeep } from './providers-upkeep.ts';

export const providers = {
  ...providersListing,
  ...providersProblem,
  ...providersProposal,
  ...providersUpkeep,
  'capacity.title': 'Places and waiting',
  'capacity.heading': 'What did they say?',
  'capacity.body':
    'When you have asked a service how many more people it can take, note it here for everyone in your scheme. It counts for 14 days.',
  'capacity.places': 'Places left',
  'capacity.places_hint': 'A number, 0 if they are full. Leave it empty if they did not say.',
  'capacity.waiting': 'How many days do people wait?',
  'capacity.waiting_hint': 'About. Leave it empty if they did not say.',
  'capacity.paused': 'They take nobody for now',
  'capacity.now': 'Known so far',
  'capacity.places_now':
    '{places, plural, one {# place left} other {# places left}}, {days, plural, =0 {as they said today} one {as they said yesterday} other {as they said # days ago}}',
  'capacity.full_now':
    'No places left, {days, plural, =0 {as they said today} one {as they said yesterday} other {as they said # days ago}}',
  'capacity.waiting_now':
    '{wait, plural, =0 {No wait} one {A wait of about # day} other {A wait of about # days}}, {days, plural, =0 {as they said today} one {as they said yesterday} other {as they said # days ago}}',
  'capacity.paused_now':
    'They take nobody for now, {days, plural, =0 {as they said today} one {as they said yesterday} other {as they said # days ago}}',
  'capacity.paused_all': 'The organisation takes no introductions for now',
  'capacity.never_said': 'We do not know if they have places. Nobody has asked them yet',
  'capacity.old':
    'We do not know if they have places. They last said {days, plural, one {# day ago} other {# days ago}}',
  'own.places_now':
    '{places, plural, one {# place left} other {# places left}}, {days, plural, =0 {as you said today} one {as you said yesterday} other {as you said # days ago}}',
  'own.full_now':
    'No places left, {days, plural, =0 {as you said today} one {as you said yesterday} other {as you said # days ago}}',
  'own.waiting_now':
    '{wait, plural, =0 {No wait} one {A wait of about # day} other {A wait of about # days}}, {days, plural, =0 {as you said today} one {as you said yesterday} other {as you said # days ago}}',
  'own.paused_now':
    'You take nobody for now, {days, plural, =0 {as you said today} one {as you said yesterday} other {as you said # days ago}}',
  'own.paused_all': 'You take no introductions for now',
  'own.never_said': 'You have not told us yet whether you have places',
  'own.old':
    'You last told us about places {days, plural, one {# day ago} other {# days ago}}. After two weeks we no longer count on it',
  'capacity.link': 'Note what they said',
  'banner.noted': 'Noted. Everyone in your scheme can see it.',
  'capacity.ring': 'Ring them: {phone}',
  'error.places': 'Places must be a whole number from 0 to 9999',
  'error.waiting': 'Days must be a whole number from 0 to 999',
  'error.nothing_said':
    'Say how many places there are, how long people wait, or that they take nobody for now',
} as const;

/** What a provider reads at the links by which it keeps its own listings right. */
export const providersListing = {
  'listing.title': 'Is this still right?',
  'listing.body':
    '{scheme} tells people about what you offer. Please look at what we say. If all of it is right, one press is enough.',
  'listing.correct': 'Everything is still right',
  'listing.correct_hint': 'You need no account. We ask again in half a year.',
  'listing.look': 'See what we say about it',
  'listing.back': 'Back',
  'listing.fresh': 'Send a new link',
  'listing.fresh_body':
    'We send a link to the email address that we have for you. With it you can look over everything that we say about you.',
  'listing.change_other': 'Something else has changed',
  'listing.used': 'Thank you',
  'listing.used_body':
    'You told us that everything is right, and people can see that it was checked. If something changes, ask for a new link.',
  'listing.expired': 'This link has run out',
  'listing.expired_body':
    'Links work for a few weeks only, and a newer one ends the one before. We can send a new one to the email address that we have for you.',
  'listing.nothing': 'There is nothing to check here any more',
  'listing.nothing_body':
    'We now write to another email address about these services, or they are no longer in the directory.',
  'listing.asked': 'Look in your email',
  'listing.asked_body':
    'If we have not sent a link today already, one is on its way to the email address that we have for you.',
  'places.title': 'How many places do you have?',
  'places.body':
    '{scheme} sends people to you. One press tells us whether there is room. It counts for 14 days.',
  'places.heading': 'Places',
  'places.left': 'How many people can you still take?',
  'places.more': 'Say a number, or how long people wait',
  'places.number_hint': 'A number, 0 if you are full. Leave it empty if you do not know.',
  'places.waiting_hint': 'About. Leave it empty if you do not know.',
  'places.keep': 'Tell us about places whenever you like',
  'places.keep_body':
    'We can email you a link to keep, share with your team or print. All that it can do is say how many places you have. If it gets lost, tell us, and we take it back.',
  'places.keep_button': 'Email me the link',
  'places.ended_body':
    'It worked for a year, or it was taken back because it got lost. We can send a link to the email address that we have for you. There you can ask for a new one to keep.',
  'places.out': 'They have a link for this',
  'places.out_body':
    'With it they say themselves how many places they have, for everything that we write to the same email address about. If it got lost, or somebody has it who should not, take it back: it stops working at once. They can ask for a new one.',
  'places.take_back': 'Take the link back',
  'tap.none': 'None',
  'tap.few': '1 or 2',
  'tap.some': '3 to 5',
  'tap.many': '6 or more',
  'tap.paused': 'We take nobody for now',
  'banner.places': 'Thank you. It counts for 14 days.',
  'banner.taken_back': 'The link no longer works.',
  'banner.places_link': 'We have sent it to the email address that we have for you.',
} as const;

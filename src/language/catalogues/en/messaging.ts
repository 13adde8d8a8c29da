export const messaging = {
  'outbox.title': 'Messages',
  'outbox.link': 'Messages',
  'outbox.body':
    'What Tessera wrote to people, newest first. Messages carry initials and a reference, never a name or a need.',
  'outbox.empty': 'Nothing has been sent yet.',
  'banner.told': 'Saved. It counts as told.',
  'to.member': 'To a colleague',
  'to.person': 'To the person',
  'to.provider': 'To a provider',
  'status.queued': 'Waiting',
  'status.sending': 'May not have arrived',
  'status.sent': 'Sent',
  'status.kept': 'Kept here',
  'status.blocked': 'Not sent: contact rules',
  'status.failed': 'Could not be delivered',
  'channel.email': 'e-mail',
  'channel.sms': 'text message',
  'channel.letter': 'letter',
  'channel.by_hand': 'by hand',
  'referral_acknowledged.subject': 'We have your referral',
  'referral_acknowledged.body':
    'We have the referral {reference} for {initials}. Thank you. You can see how it goes at {link}',
  'referral_news.subject': 'News about your referral',
  'referral_news.body':
    'There is news about the referral {reference} for {initials}. Sign in to read it: {link}',
  'referral_nudge.subject': 'A referral is waiting for you',
  'referral_nudge.body':
    'The referral {reference} for {initials} is waiting for your answer. Sign in: {link}',
  'referral_escalated.subject': 'A referral has had no answer',
  'referral_escalated.body':
    'The referral {reference} for {initials} has had no answer for some time. Please look at it with your team: {link}',
  'referral_returned.subject': 'A referral has come back to you',
  'referral_returned.body':
    'Nobody answered the referral {reference} for {initials}, so it has come back to you. Sign in to choose what to do next: {link}',
  'provider_referral.subject': 'Someone would like to come to you',
  'provider_referral.body':
    'We would like to introduce {initials} to you (reference {reference}). Please open this link and tell us whether they can come. You need no account. The link works once and is for you only: {link}',
  'provider_attendance.subject': 'Did they come?',
  'provider_attendance.body':
    'You said that {initials} could come (reference {reference}). When you know, please tell us whether they did: {link}',
  'provider_nudge.subject': 'A gentle reminder',
  'provider_nudge.body':
    'We asked you about {initials} (reference {reference}) and have not heard yet. Please open this link and tell us whether they can come: {link}',
  'person_page.subject': 'Your page',
  'person_page.body': 'Hello. This is your own page ({reference}). Keep this link, it is yours: {link}',
  'person_list.subject': 'The list that we spoke about',
  'person_list.body': 'Hello. This is the list that we spoke about: {link}',
  'need_met.subject': 'Good news',
  'need_met.body':
    'Good news about {initials} (reference {reference}), whom you referred: what they came for has been sorted out. Thank you for sending them to us.',
  'need_not_met.subject': 'How it went',
  'need_not_met.body':
    'About {initials} (reference {reference}), whom you referred: we have not been able to sort out everything they came for. Sign in to read what happened and what comes next: {link}',
  'listing_check.subject': 'Is what we say about you still right?',
  'listing_check.body':
    'We tell people about what you offer. Is it still right? Please open this link and look: if it is, one press is enough. You need no account. {link}',
  'listing_news.subject': 'About the changes that you asked for',
  'listing_news.body':
    'Thank you for telling us what has changed. We have read it. You can see what we took over, and what not and why: {link}',
  'listing_places.subject': 'Your link for saying how many places you have',
  'listing_places.body':
    'This is your link for telling us how many people you can still take. Keep it, share it with your team, or print it. All that it can do is say places: {link}',
} as const;

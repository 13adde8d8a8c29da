/**
 * What a rule says when it says no. The code of a refusal, `referrals.already_ended`, finds its words at
 * `refusal.referrals.already_ended`. Say what happened, without blame, and what the reader can do next.
 */
export const refusal = {
  'kernel.not_found': 'We cannot find this page. It may have moved, or it may not be yours to see.',
  'access.email_taken': 'Someone already signs in with this email address. Use another one.',
  'access.slug_taken': 'Another scheme already has this short name. Choose another one.',
  'access.link_opened':
    'This link has already been opened on another phone or computer. If that was not you, ask whoever sent it for a new one.',
  'access.link_used':
    'This link has already been used to send an answer. If the answer needs to change, contact whoever sent the link.',
  'access.too_many_attempts': 'There have been too many attempts to sign in. Wait a while, then try again.',
  'access.wrong_credentials': 'The email address or the password is not right. Check both and try again.',
  'providers.not_yours': 'Your role does not let you change this. Ask the person who runs your scheme.',
  'providers.nothing_said':
    'Say how many places there are, how long people wait, or that they take nobody for now.',
} as const;

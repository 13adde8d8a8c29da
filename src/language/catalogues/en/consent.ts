/**
 * Consent. Every text here counts as weighty: in a language whose translation nobody has approved it is shown as a
 * draft, with its English beside it. Change a sentence and the reviewers have to see it again.
 */
export const consent = {
  heading: 'Who can see what you tell us',
  share_nothing: 'Share nothing',
  self_keep:
    'We keep what you tell us here: the name you gave, how to reach you, your language, and what you want help with.',
  self_see:
    'The link workers of {scheme} and those who supervise them read it. We write down who looked, and you can see that on your own page.',
  self_services: 'Before we tell a service anything about you, we ask you.',
  self_status: 'We do not ask about your immigration status. Please do not write it here.',
  can_change_mind: 'You can change your mind at any time.',
} as const;

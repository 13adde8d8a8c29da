/**
 * Consent. Every text here counts as weighty: in a language whose translation nobody has approved it is shown as a
 * draft, with its English beside it. Change a sentence and the reviewers have to see it again.
 */
export const consent = {
  heading: 'Who can see what you tell us',
  share_nothing: 'Share nothing',
  can_change_mind: 'You can change your mind at any time.',
} as const;

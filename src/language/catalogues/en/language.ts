/** The language menu, and what we say about translations. */
export const language = {
  'menu.label': 'Choose a language',
  'menu.current': 'Language: {language}',
  draft_notice:
    'This is a draft translation made with a computer. No reviewer has approved it yet. If something is not clear, you can read the page in English or ask for an interpreter.',
  draft_label: 'Draft translation',
  english_label: 'In English',
  planned_notice: 'This language is not ready yet.',
  midday: 'midday',
  midnight: 'midnight',
  'name.bfi': 'British Sign Language',
  'name.syl': 'Sylheti',
  'name.kmr': 'Kurdish (Kurmanji)',
  'name.und': 'Another language',
  date_at_time: '{date} at {time}',
} as const;

/** Finding a service: what was understood, when it is open, the map, and the hand-out to take along. */
export const finding = {
  'find.near_hint': 'A postcode, the first half of one, or a town. For example {example}',
  'find.within': 'How far away',
  'find.within_km': 'Up to {distance}',
  'find.who': 'Who is welcome',
  'find.who_hint': 'Only services that say so are shown. Many have not said: ring and ask.',
  'find.open_now_filter': 'Open now',
  'find.sort': 'Show first',
  'find.sort.usual': 'The usual order',
  'find.sort.best': 'What fits best',
  'find.sort.nearest': 'What is nearest',
  'find.sort.soonest': 'What opens soonest',
  'find.counted': '{label} ({count})',
  'find.counted_more': '{label} ({count} or more)',
  'find.total': '{count, plural, one {# service} other {# services}}',
  'find.total_more': 'More than {count, number} services',
  'find.near_corrected': 'Near {place}. You wrote “{typed}”.',
  'find.near_outcode': 'Distances are from the middle of {place}.',
  'find.corrected': 'Showing results for “{meant}”.',
  'find.instead': 'Search for “{typed}” instead',
  'find.understood': 'We took “{typed}” ({language}) to mean: {needs}.',
  'find.understood_draft':
    'This understanding of other languages is our own draft. Nobody who grew up with them has checked it yet.',
  'find.open_always': 'Open day and night',
  'find.open_until': 'Open now, until {time}',
  'find.opens_today': 'Opens today at {time}',
  'find.opens_on': 'Opens on {day} at {time}',
  'find.usual_hours': 'Usual hours. Ring before you go on a holiday.',
  'find.map': 'Map of these services',
  'find.map_about':
    'A map with numbered dots. The numbers are those of the services in the list, which says the same in words.',
  'find.map_missing':
    '{count, plural, one {# service on this page has no place on the map.} other {# services on this page have no place on the map.}}',
  'find.map_north': 'N',
  'find.number': '{number}. {name}',
  'find.choose_one': 'Put {name} on the hand-out',
  'find.make': 'Hand-out to print in {language}',
  'find.make_about':
    'Tick services, then make a page in large type to print and take along. No name is on it.',

  'handout.title': 'Places that may help',
  'handout.none': 'Choose at least one service in the list first.',
  'handout.print': 'Print this page from your browser.',
  'handout.printed': 'Printed on {date}. Things change: ring before you go.',
  'handout.own_words': 'What a service says about itself is in the language in which it said so.',
  'handout.back': 'Back to the search',

  'help.title': 'Find help near you',
  'help.lead': 'Search for food, advice, people to talk to and more. Write in any language.',
  'help.no_trace':
    'You do not need to sign in. We do not keep what you look for. On a shared phone or computer, close the page when you are done.',
  'help.forgotten': 'We do not keep a search for longer than an hour. Please search again.',
  'help.next': 'Not sure what you need?',
  'help.next_body':
    'A link worker can listen, look together with you and speak to services for you. It costs nothing.',
  'help.ask': 'Ask a link worker to help',
  'help.danger': 'If you are in danger now, ring 999.',
} as const;

/** A list of services chosen together with the person: on paper, on a screen, or sent to them. "They" are the person. */
export const plansList = {
  'list.title': 'A list to take along',
  'list.none': 'No service is on the list yet. Tick at least one of those that were found.',
  'list.find': 'Find help for this need',
  'list.left':
    '{count, plural, one {# more was ticked: a list has room for twelve.} other {# more were ticked: a list has room for twelve.}}',
  'list.by.sms': 'Text it to them',
  'list.by.email': 'E-mail it to them',
  'list.email_and_not_text':
    'E-mail is the safe way for messages that they gave, so it goes there and not by text.',
  'list.says': 'The message says this and nothing else. No name, no need and no service stands in it:',
  'list.at_once': 'It is sent at once.',
  'list.safe_from': 'It is sent on {when}, when their safe hours begin.',
  'list.shared_phone':
    'Whoever opens the link sees the services. Ask whether that is all right, if others use this phone or mailbox.',
  'list.send.sms': 'Send the text',
  'list.send.email': 'Send the e-mail',
  'list.no_text': 'It cannot be texted to them',
  'list.no_way': 'They have given no safe way to reach them, so nothing is sent.',
  'list.other_way':
    'They listed neither text messages nor e-mail as safe, so nothing is sent to their phone. The way that they gave: {way}.',
  'list.instead': 'Print the list, or let them point their phone at the squares below.',
  'list.other_ways': 'On paper or on this screen',
  'list.print': 'Open the list to print it',
  'list.show': 'Show squares for the camera of their phone',
  'list.pick': 'Put {name} on the list',
  'list.ticked': 'On the list from before',
  'list.make_title': 'A list to take along',
  'list.make_about':
    'Tick the services that you chose together. Then print the list, show it, or text a link to it.',
  'list.make': 'Make the list',
  'banner.list_sent':
    'The link is on its way, as soon as their safe hours allow. If it does not arrive, your caseload says so.',
  'error.list_not_sent': 'The list was not sent. See below why, and what else you can do',
} as const;

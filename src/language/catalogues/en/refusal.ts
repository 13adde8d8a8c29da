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
  'directory.already_merged':
    'These two are put together already. If that was wrong, take them apart on the page of possible duplicates.',
  'directory.too_many_searches':
    'Many people have searched from your network just now. Wait a minute, then try again.',
  'directory.not_standing': 'One of the two has gone, or is part of another by now. Load the page again.',
  'directory.import_asked': 'This file is being imported already.',
  'directory.already_apart': 'They were taken apart already.',
  'providers.not_yours': 'Your role does not let you change this. Ask the person who runs your scheme.',
  'directory.not_yours': 'Your role does not let you change this. Ask the person who runs your scheme.',
  'directory.said_since': 'This was said anew since then. Take back the newer word first.',
  'providers.nothing_changed': 'Nothing is different. Change what is wrong, or go back.',
  'providers.unusable_change': 'We cannot show this. Check the addresses and try again.',
  'providers.already_decided': 'Someone has decided this already. Load the list again.',
  'providers.reason_needed': 'Say why not all of it is taken over: the service reads this.',
  'providers.nothing_to_undo': 'There is nothing here to take back.',
  'providers.too_many_reports':
    'You have reported a great deal in the last hour. Wait a while, or tell the directory team directly.',
  'providers.nothing_said':
    'Say how many places there are, how long people wait, or that they take nobody for now.',
  'cases.link_worker_missing': 'A case needs a link worker of this scheme. Choose one and try again.',
  'cases.not_yours': 'You can take a case on for yourself. A supervisor can give it to someone else.',
  'cases.cannot_now': 'The case has moved on since you opened the page. Load the record again.',
  'cases.reason_missing': 'Say why the case is closed.',
  'cases.barrier_missing': 'Say what stood in the way, so that it can be counted.',
  'cases.closed': 'The case is closed. Reopen it first: everything in it is still there.',
  'cases.same_link_worker': 'They have this case already. Choose someone else.',
  'cases.contact_in_future': 'A conversation is recorded after it took place. Check the day.',
  'matching.rule_broken': 'These points break a rule that has to hold between them. Load the page again.',
  'plans.case_closed': 'The case is closed. Reopen it first: everything in it is still there.',
  'plans.cannot_now': 'The need has moved on since you opened the page. Load the record again.',
  'plans.barrier_missing': 'Say what stood in the way, so that it can be counted.',
  'plans.rating_out_of_range': 'A goal is rated from 0 to 10.',
  'plans.goal_not_open': 'This goal is not open. Take it up again first.',
  'plans.goal_cannot_now': 'The goal has moved on since you opened the page. Load it again.',
  'people.unusable_contact': 'We cannot use this number or address. Check it and try again.',
  'people.empty_consent': 'Choose what may be shared, or record that they said no.',
  'referrals.not_allowed': 'Your role does not let you send this. Ask the person who runs your scheme.',
  'referrals.not_accepted_yet': 'Accept the referral first. Then you can introduce the person to a service.',
  'referrals.person_shields_contact':
    'This person does not want services to have their number. Leave it out: you pass messages on.',
  'referrals.no_consent':
    'The person has not agreed to share all of this with the service. Share less, or record that they agree.',
  'referrals.already_ended':
    'This referral has ended. Nothing more can be done with it. You can send a new one.',
  'referrals.not_possible_now': 'The referral has moved on since you opened the page. Load it again.',
  'referrals.reason_needed': 'Say what stood in the way, so that it can be counted.',
  'referrals.next_step_needed': 'Say what happens next, so that nobody is left waiting.',
  'referrals.note_needed': 'Write the question or the answer.',
  'referrals.day_in_future': 'A visit is noted after it took place. Check the day.',
  'referrals.link_just_sent': 'A new link was sent within the last hour. Look for it, or try again later.',
} as const;

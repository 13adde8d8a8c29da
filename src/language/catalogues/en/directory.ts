/**
 * The directory. Conditions of a service (product.md 6) are whole sentences, `condition.<what>.<value>`: a person in fear
 * should not have to put "ID required: no" together. Unknown is its own honest sentence, and never reads like a yes.
 */
export const directory = {
  'condition.childcare.label': 'Childcare',
  'condition.childcare.yes': 'They look after children while you are there',
  'condition.childcare.no': 'They do not look after children',
  'condition.childcare.unknown': 'We do not know if they look after children',

  'condition.travel_paid.label': 'Travel costs',
  'condition.travel_paid.yes': 'They pay for your travel',
  'condition.travel_paid.no': 'They do not pay for travel',
  'condition.travel_paid.unknown': 'We do not know if they pay for travel',

  'condition.step_free.label': 'Getting in without steps',
  'condition.step_free.yes': 'You can get in without steps',
  'condition.step_free.no': 'There are steps to get in',
  'condition.step_free.unknown': 'We do not know if there are steps',

  'condition.id_required.label': 'Identity documents',
  'condition.id_required.yes': 'You need to show ID',
  'condition.id_required.no': 'You do not need ID',
  'condition.id_required.unknown': 'We do not know if they ask for ID',

  'condition.address_required.label': 'Address',
  'condition.address_required.yes': 'You need to give an address',
  'condition.address_required.no': 'You do not need an address',
  'condition.address_required.unknown': 'We do not know if they ask for an address',

  'condition.gp_registration_required.label': 'Being registered with a GP',
  'condition.gp_registration_required.yes': 'You need to be registered with a GP',
  'condition.gp_registration_required.no': 'You do not need a GP',
  'condition.gp_registration_required.unknown': 'We do not know if you need a GP',

  'condition.immigration_status_asked.label': 'Immigration status',
  'condition.immigration_status_asked.never': 'They never ask about your immigration status',
  'condition.immigration_status_asked.optional':
    'They may ask about your immigration status. You do not have to answer.',
  'condition.immigration_status_asked.required': 'They ask about your immigration status',
  'condition.immigration_status_asked.unknown': 'We do not know if they ask about immigration status',

  'condition.recourse.label': 'Public funds',
  'condition.recourse.open_to_all': 'Open to everyone',
  'condition.recourse.nrpf_welcome': 'People with no recourse to public funds are welcome',
  'condition.recourse.needs_recourse': 'Only for people who can use public funds',
  'condition.recourse.unknown': 'We do not know if people with no recourse to public funds can come',

  'condition.interpreter.label': 'Interpreter',
  'condition.interpreter.provided': 'They have interpreters',
  'condition.interpreter.bookable': 'They can book an interpreter if you ask',
  'condition.interpreter.none': 'They do not have interpreters',
  'condition.interpreter.unknown': 'We do not know if they have interpreters',

  'condition.open_to.label': 'Women and men',
  'condition.open_to.women_only': 'For women only',
  'condition.open_to.men_only': 'For men only',
  'condition.open_to.mixed': 'For everyone, together',
  'condition.open_to.unknown': 'We do not know if it is only for women or men',

  'condition.cost.label': 'Cost',
  'condition.cost.free': 'Free',
  'condition.cost.paid': 'You have to pay',
  'condition.cost.unknown': 'We do not know if it is free',

  'condition.drop_in.label': 'Dropping in',
  'condition.drop_in.yes': 'You can come without an appointment',
  'condition.drop_in.no': 'You need an appointment',
  'condition.drop_in.unknown': 'We do not know if you need an appointment',

  'condition.accompaniment_offered.label': 'Someone to go with you',
  'condition.accompaniment_offered.yes': 'Someone can go with you the first time',
  'condition.accompaniment_offered.no': 'They cannot send someone to go with you',
  'condition.accompaniment_offered.unknown': 'We do not know if someone can go with you',

  'condition.regulated_advice.label': 'Legal advice',
  'condition.regulated_advice.yes': 'They are registered to give this kind of advice',
  'condition.regulated_advice.no': 'They give information, not legal advice',
  'condition.regulated_advice.unknown': 'We do not know if they are registered to give legal advice',
} as const;

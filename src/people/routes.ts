import { member } from '#access';
import { isId, isRefusal, NOT_FOUND, newId, type Refusal } from '#kernel';
import type { Key } from '#language';
import {
  type AnyRoute,
  answerIn,
  type FormResult,
  type FormValues,
  invalid,
  page,
  redirect,
  route,
  type Visit,
} from '#web';
import { addContact, endContact, giveConsent, updatePerson } from './commands.ts';
import { ConsentPage, ContactPage, DetailsPage } from './edit-pages.tsx';
import { type PersonForm, placeOf } from './field-pages.tsx';
import { detailsValues, readConsent, readContact, readDetails } from './forms.ts';
import { PersonPage } from './pages.tsx';
import type { Person } from './person.ts';
import { consentsOf, contactsOf, personOf } from './store.ts';

const work = member('cases.work');

/** The person that a visit is about, and what every page about them shows; its own 404 otherwise. */
async function about(visit: Visit): Promise<{ person: Person; view: PersonForm } | Refusal> {
  const { tx, t, formats, params, query } = visit;
  const personId = params.personId ?? '';
  const person = isId(personId) ? await personOf(tx, personId) : undefined;
  if (!person) return NOT_FOUND;
  visit.concerns({ personId, subjectId: personId });
  const caseId = answerIn(query, 'case');
  const { name, reference } = person;
  const once = newId(tx.now);
  const from = isId(caseId) ? caseId : null;
  return {
    person,
    view: { t, formats, values: {}, errors: {}, personId, name, reference, once, caseId: from },
  };
}

interface Edit<Input> {
  /** Below the person: `/details`. */
  readonly path: string;
  readonly noun: string;
  readonly verb: string;
  readonly title: Key & `people.${string}`;
  readonly banner: Key & `people.${string}`;
  readonly Page: (view: PersonForm) => ReturnType<typeof DetailsPage>;
  readonly shown: (person: Person) => FormValues;
  readonly read: (values: FormValues) => FormResult<Input>;
  readonly command: (tx: Visit['tx'], personId: string, input: Input) => Promise<unknown>;
}

/** The page of a form and its sending: errors come back with what was typed, success leads to the person. */
function editing<Input>(edit: Edit<Input>): AnyRoute[] {
  const path = `/people/:personId${edit.path}`;
  return [
    route({
      method: 'GET',
      path,
      name: `people.${edit.noun}.edit`,
      may: work,
      audit: 'read',
      handle: async (visit) => {
        const found = await about(visit);
        if (isRefusal(found)) return found;
        const view = { ...found.view, values: edit.shown(found.person) };
        return page(visit.t.at(edit.title), edit.Page(view));
      },
    }),
    route({
      method: 'POST',
      path,
      name: `people.${edit.noun}.${edit.verb}`,
      may: work,
      audit: 'change',
      handle: async (visit) => {
        const found = await about(visit);
        if (isRefusal(found)) return found;
        const read = edit.read(visit.form);
        if (!read.ok) {
          const view = { ...found.view, values: visit.form, errors: read.errors };
          return invalid(visit.t.at(edit.title), edit.Page(view));
        }
        const done = await edit.command(visit.tx, found.person.id, read.value);
        return isRefusal(done) ? done : redirect(placeOf(found.view), { banner: edit.banner });
      },
    }),
  ];
}

/** What is known of someone, how it is safe to reach them, and what they agreed to: for their link workers. */
export const peopleRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/people/:personId',
    name: 'people.person.show',
    may: work,
    audit: 'read',
    handle: async (visit) => {
      const found = await about(visit);
      if (isRefusal(found)) return found;
      const { person, view } = found;
      const [contacts, consents] = await Promise.all([
        contactsOf(visit.tx, person.id),
        consentsOf(visit.tx, person.id),
      ]);
      return page(visit.t('people.title'), PersonPage({ ...view, person, contacts, consents }), {
        wide: true,
      });
    },
  }),
  ...editing({
    path: '/details',
    noun: 'person',
    verb: 'change',
    title: 'people.change_details',
    banner: 'people.banner.changed',
    Page: DetailsPage,
    shown: detailsValues,
    read: readDetails,
    command: updatePerson,
  }),
  ...editing({
    path: '/contacts/new',
    noun: 'contact',
    verb: 'add',
    title: 'people.add_contact',
    banner: 'people.banner.contact_added',
    Page: ContactPage,
    shown: () => ({}),
    read: readContact,
    command: addContact,
  }),
  ...editing({
    path: '/consents/new',
    noun: 'consent',
    verb: 'record',
    title: 'people.record_consent',
    banner: 'people.banner.consent',
    Page: ConsentPage,
    shown: ({ language }) => ({ language }),
    read: readConsent,
    command: giveConsent,
  }),
  route({
    method: 'POST',
    path: '/people/:personId/contacts/:contactId/end',
    name: 'people.contact.end',
    may: work,
    audit: 'change',
    handle: async (visit) => {
      const found = await about(visit);
      const contactId = visit.params.contactId ?? '';
      if (isRefusal(found) || !isId(contactId)) return NOT_FOUND;
      const done = await endContact(visit.tx, found.person.id, contactId);
      return isRefusal(done)
        ? done
        : redirect(placeOf(found.view), { banner: 'people.banner.contact_ended' });
    },
  }),
];

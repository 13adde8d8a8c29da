import { z } from 'zod';
import { member } from '#access';
import { isId, NOT_FOUND, newId } from '#kernel';
import {
  type AnyRoute,
  answerIn,
  type FormValues,
  fields,
  formPage,
  page,
  readForm,
  redirect,
  route,
  type Visit,
} from '#web';
import { aboutNoClient } from './audit.ts';
import { fieldLines } from './comparison.ts';
import { recompose } from './import/recompose.ts';
import { standingMerges } from './merge-store.ts';
import { SourcesPage } from './sources-pages.tsx';
import { serviceById } from './store.ts';
import { LEVELS, TRUSTED_FIELDS } from './trust.ts';
import { TrustPage } from './trust-pages.tsx';
import { keepTrust, removeTrust, servicesSharedBy, sourceNames, trustRules } from './trust-store.ts';

const PARTS_SHOWN = 50;

const trustForm = z.object({
  source: fields.line({ required: 'directory.error.trust_source', most: 300 }),
  field: fields.choice(TRUSTED_FIELDS, 'directory.error.trust_field'),
  rank: fields.choice(LEVELS, 'directory.error.trust_rank'),
});

/** Where the parts of a service come from, and whom we believe. */
export const trustRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/directory/services/:serviceId/sources',
    name: 'directory.service.sources',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: async ({ t, tx, formats, params, locale }) => {
      const serviceId = params.serviceId ?? '';
      const service = isId(serviceId) ? await serviceById(tx, serviceId) : null;
      if (!service) return NOT_FOUND;
      if (service.id !== serviceId) return redirect(`/${locale}/directory/services/${service.id}/sources`);
      const lines = await fieldLines(tx, 'service', [serviceId]);
      const parts = await standingMerges(tx, serviceId, PARTS_SHOWN);
      const view = {
        t,
        formats,
        serviceId,
        name: service.name,
        fields: lines,
        parts,
        once: () => newId(tx.now),
      };
      return page(t('directory.sources.title'), SourcesPage(view), { wide: true });
    },
  }),
  route({
    method: 'GET',
    path: '/directory/trust',
    name: 'directory.trust.show',
    may: member('directory.edit'),
    audit: aboutNoClient,
    handle: (visit) => show(visit, {}, {}),
  }),
  route({
    method: 'POST',
    path: '/directory/trust',
    name: 'directory.trust.set',
    may: member('directory.edit'),
    audit: 'change',
    handle: async (visit) => {
      const { tx, form, locale } = visit;
      const read = readForm(trustForm, form);
      if (!read.ok) return show(visit, form, read.errors);
      const { source, field, rank } = read.value;
      const known = await sourceNames(tx);
      if (!known.some(({ code }) => code === source))
        return show(visit, form, { source: 'directory.error.trust_source' });
      await keepTrust(tx, { voice: `source:${source}`, field, rank: Number(rank) });
      await recompose(tx, await servicesSharedBy(tx, source));
      return redirect(`/${locale}/directory/trust`, { banner: 'directory.banner.trust' });
    },
  }),
  route({
    method: 'POST',
    path: '/directory/trust/remove',
    name: 'directory.trust.remove',
    may: member('directory.edit'),
    audit: 'change',
    handle: async ({ tx, form, locale }) => {
      const voice = answerIn(form, 'voice');
      await removeTrust(tx, voice, answerIn(form, 'field'));
      await recompose(tx, await servicesSharedBy(tx, voice.replace(/^source:/, '')));
      return redirect(`/${locale}/directory/trust`, { banner: 'directory.banner.trust' });
    },
  }),
];

async function show(visit: Visit, values: FormValues, errors: Readonly<Record<string, string>>) {
  const { t, tx, formats } = visit;
  const [rules, sources] = await Promise.all([trustRules(tx), sourceNames(tx)]);
  const body = TrustPage({ t, formats, values, errors, rules, sources, once: () => newId(tx.now) });
  const title = t('directory.trust.title');
  return formPage(errors, title, body);
}

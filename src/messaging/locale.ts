import { servedLocales } from '#language';

/** The languages that messages can be written in. */
export const SERVED = servedLocales({ pseudo: false });

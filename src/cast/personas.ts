import type { Persona } from '#access';

// The password of every persona: the demonstration listens on this machine only.
const PASSWORD = 'willow-lantern-harbour';

/** Who one can be in the demonstration. */
export const PERSONAS: readonly Persona[] = [
  { email: 'amina.yusuf@tessera.example', password: PASSWORD, who: 'Amina Yusuf, link worker' },
  { email: 'owen.hughes@tessera.example', password: PASSWORD, who: 'Owen Hughes, practice nurse who refers' },
  { email: 'ruth.adeyemi@tessera.example', password: PASSWORD, who: 'Ruth Adeyemi, supervisor' },
];

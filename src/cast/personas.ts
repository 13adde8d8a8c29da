import type { Persona } from '#access';
import { emailOf, MEMBERS, type MemberKey } from './members.ts';

// The password of every persona: the demonstration listens on this machine only.
const PASSWORD = 'willow-lantern-harbour';

const WHO = {
  amina: 'a link worker with a full caseload',
  owen: 'a practice nurse who refers',
  joanna: 'a care coordinator in mental health who refers',
  samira: 'a community leader who refers',
  ruth: 'the service manager',
  devon: 'the administrator',
} as const satisfies Partial<Record<MemberKey, string>>;
type PersonaKey = keyof typeof WHO;

/** Who one can be in the demonstration. */
export const PERSONAS: readonly Persona[] = (Object.keys(WHO) as PersonaKey[]).map((key) => ({
  email: emailOf(key),
  password: PASSWORD,
  who: `${MEMBERS[key].name}, ${WHO[key]}`,
}));

/** The password of a member; null for those whom nobody plays. */
export function passwordOf(key: MemberKey): string | null {
  return key in WHO ? PASSWORD : null;
}

import { hash, verify } from '@node-rs/argon2';

// The library's default algorithm is argon2id. OWASP's recommendation for it (19 MiB, two passes, one lane), checked 2026 in its password storage cheat sheet.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The fewest characters of a password. Length is what counts: no rules about digits or signs, no expiry. */
export const SHORTEST_PASSWORD = 12;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

// What a stranger's attempt is compared with, so that it takes as long as a member's and tells nothing apart.
const nobody = hash('nobody signs in with this', COST);

/** Whether a password fits. `stored` is null for an address that nobody has; the answer then is no, just as slowly. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobody), password.normalize('NFKC'));
  return stored !== null && fits;
}

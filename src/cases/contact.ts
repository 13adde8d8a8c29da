/** How a conversation took place; `no_answer` is an attempt that reached nobody. */
export const MODES = [
  'in_person',
  'phone',
  'video',
  'text',
  'email',
  'accompanied',
  'outreach',
  'group',
  'no_answer',
] as const;
export type Mode = (typeof MODES)[number];

/** Who interpreted. Friends and family are a risk, so it is recorded. */
export const INTERPRETERS = ['none', 'professional', 'worker_speaks', 'friend_or_family'] as const;
export type Interpreter = (typeof INTERPRETERS)[number];

/** Whether the person was reached: only then does a conversation begin a case, and count as the last contact. */
export function reachedThem(mode: Mode): boolean {
  return mode !== 'no_answer';
}

/** How many places there are, in one tap. A tap that names a few counts as the least of them. */
export const TAPS = {
  none: { places: 0, paused: false },
  few: { places: 1, paused: false },
  some: { places: 3, paused: false },
  many: { places: 6, paused: false },
  paused: { places: null, paused: true },
} as const;
export type Tap = keyof typeof TAPS;

export const TAP_NAMES = Object.keys(TAPS) as readonly Tap[];

export function isTap(value: string): value is Tap {
  return Object.hasOwn(TAPS, value);
}

/** How many services a source had, and how many of them a file does not have. */
export interface Lost {
  readonly before: number;
  readonly lost: number;
}

const FEW = 10;

/** Half a list gone is seldom the truth: somebody has to say so. A handful is seen at a glance, and comes back with the next file. */
export function isMuch({ before, lost }: Lost): boolean {
  return lost >= FEW && lost > before / 2;
}

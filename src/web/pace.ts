import { createHmac, randomBytes } from 'node:crypto';
import type { Instant } from '#kernel';

/** More networks than this at once are not told apart: memory has an end. */
const MOST_KEPT = 50_000;

interface Limit {
  readonly most: number;
  readonly within: number;
  /** Counts neighbouring networks as one: what one household, or one owner of many addresses, is given. */
  readonly wide?: boolean;
}

/**
 * How often one network may do something on public pages. It is counted in this process only, under a hash with a key
 * that nobody has and that goes with the count: nothing of who asked is written anywhere.
 */
export function pace({ most, within, wide = false }: Limit) {
  let counted = new Map<string, number>();
  let key = randomBytes(32);
  let until = 0;
  /** Counts once more; false when that is too often: more than usual, or than `atMost` this time. */
  return (address: string, now: Instant, atMost = most): boolean => {
    const at = now.getTime();
    if (at >= until || at < until - within || counted.size > MOST_KEPT) {
      counted = new Map();
      key = randomBytes(32);
      until = at + within;
    }
    const hash = createHmac('sha256', key)
      .update((wide ? neighbourhoodOf : networkOf)(address))
      .digest('base64');
    const before = counted.get(hash) ?? 0;
    counted.set(hash, before + 1);
    return before < Math.min(most, atMost);
  };
}

// 256 addresses of version 4; of version 6, what a provider gives to one place.
function neighbourhoodOf(address: string): string {
  const network = networkOf(address);
  return network.includes('.')
    ? network.slice(0, network.lastIndexOf('.'))
    : network.split(':').slice(0, 3).join(':');
}

// Whoever has one address of version 6 has millions of them: half of it is the network.
function networkOf(address: string): string {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) return address;
  const [head = '', tail] = address.split('::', 2);
  const front = head.split(':').filter((part) => part !== '');
  const back = (tail ?? '').split(':').filter((part) => part !== '');
  const whole =
    tail === undefined
      ? front
      : [...front, ...Array(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return whole.slice(0, 4).join(':').toLowerCase();
}

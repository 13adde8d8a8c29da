/** A number that leads to what it counts. */
export interface Count {
  readonly number: string;
  readonly text: string;
  readonly href: string;
  /** There is something to do; a zero is quiet. */
  readonly some: boolean;
}

/** What waits, at the top of a desk. */
export function Counts({ counts }: { counts: readonly Count[] }) {
  return (
    <ul class="tessera-counts">
      {counts.map((count) => (
        <li class={count.some ? 'tessera-counts__card tessera-counts__card--chosen' : 'tessera-counts__card'}>
          <a class="tessera-counts__link" href={count.href}>
            <span class="tessera-counts__number">{count.number}</span>{' '}
            <span class="tessera-counts__name">{count.text}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

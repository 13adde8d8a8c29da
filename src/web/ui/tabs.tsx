import type { ComponentChildren } from 'preact';
import { type Common, classes } from './attributes.ts';

export type TabsProps = Common & {
  /** Heading of the list of links that it is without JavaScript: "Contents". */
  title: ComponentChildren;
  items: readonly {
    id: string;
    label: ComponentChildren;
    panel: ComponentChildren;
    attributes?: Common['attributes'];
  }[];
};

/** Parts of a page of which one is shown. Without JavaScript all are, under a list of links. */
export function Tabs(props: TabsProps) {
  return (
    <div
      class={classes('nhsuk-tabs', props.class)}
      id={props.id}
      data-module="nhsuk-tabs"
      {...props.attributes}
    >
      <h2 class="nhsuk-tabs__heading">{props.title}</h2>
      <ul class="nhsuk-tabs__list">
        {props.items.map((item, index) => (
          <li class={classes('nhsuk-tabs__list-item', index === 0 && 'nhsuk-tabs__list-item--selected')}>
            <a class="nhsuk-tabs__tab" href={`#${item.id}`} {...item.attributes}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
      {props.items.map((item, index) => (
        <div class={classes('nhsuk-tabs__panel', index > 0 && 'nhsuk-tabs__panel--hidden')} id={item.id}>
          {item.panel}
        </div>
      ))}
    </div>
  );
}

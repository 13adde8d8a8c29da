import { expect } from 'vitest';
import type { Visitor } from './visitor.ts';

const MOST_STOPS = 120;

/** Where the focus is, and whether one can see that. */
interface Focus {
  readonly name: string;
  /** What the radios around it ask; empty elsewhere. */
  readonly question: string;
  readonly tag: string;
  readonly type: string;
  readonly visible: boolean;
  readonly covered: boolean;
}

/** Someone at a browser who has only a keyboard. At every stop the focus has to be seen. */
export class Keyboard {
  readonly #visitor: Visitor;

  constructor(visitor: Visitor) {
    this.#visitor = visitor;
  }

  /** Goes on from stop to stop until the one of this name, or a radio of this question; `back` goes the other way. */
  async tabsTo(name: string, { back = false } = {}): Promise<void> {
    const passed: string[] = [];
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await this.press(back ? 'Shift+Tab' : 'Tab');
      const focus = await this.#focus();
      if (focus.tag === 'BODY') continue;
      const stop = `the focus on "${focus.name}" (${focus.tag} ${focus.type})`;
      if (!focus.visible) throw new Error(`Nobody can see ${stop}.`);
      if (focus.covered) throw new Error(`Something covers ${stop}.`);
      if (focus.name === name || focus.question === name) return;
      passed.push(focus.name);
    }
    throw new Error(`The keyboard never comes to "${name}". It passes ${passed.join(', ')}.`);
  }

  /** One key, such as `Enter` or `Space`. */
  press(key: string): Promise<void> {
    return this.#visitor.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#visitor.page.keyboard.type(text);
  }

  /** Goes to a radio group by its first or chosen radio, and on with the arrows to the one of this name. */
  async arrowsTo(name: string): Promise<void> {
    for (let stops = 0; stops < 30; stops += 1) {
      if ((await this.#focus()).name === name) return;
      await this.press('ArrowDown');
    }
    throw new Error(`The arrows never come to "${name}".`);
  }

  /** Presses Enter on what has the focus, which leads to another page. */
  enters(): Promise<void> {
    return this.#visitor.leaves(() => this.press('Enter'));
  }

  /** The focus must be on this. */
  async isOn(name: string): Promise<void> {
    const focus = await this.#focus();
    expect(focus.name).toBe(name);
    expect(focus.visible, `the focus on "${name}" can be seen`).toBe(true);
  }

  #focus(): Promise<Focus> {
    return this.#visitor.page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
      const words = (element as HTMLInputElement).labels?.[0] ?? element;
      // The box or circle that one sees is drawn before the label; the input lies over it, and is see-through.
      const styles = [getComputedStyle(element), ...(label ? [getComputedStyle(label, '::before')] : [])];
      const box = element.getBoundingClientRect();
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
      const inView = box.top < innerHeight && box.bottom > 0;
      return {
        // biome-ignore lint/performance/useDomNodeTextContent: lines as they are shown; the first one names it
        name: (words as HTMLElement).innerText.trim().split('\n')[0] ?? '',
        question: element.matches('[type=radio]')
          ? (element.closest('fieldset')?.querySelector('legend')?.textContent?.trim() ?? '')
          : '',
        tag: element.tagName,
        type: element.getAttribute('type') ?? '',
        visible: styles.some(
          ({ opacity, outlineStyle, outlineWidth, boxShadow }) =>
            opacity !== '0' &&
            (boxShadow !== 'none' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0)),
        ),
        covered:
          !inView ||
          !(top && (element.contains(top) || top.contains(element) || (label?.contains(top) ?? false))),
      };
    });
  }
}

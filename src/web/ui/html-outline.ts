/**
 * Reads HTML into an outline of one line per tag or text, so that two documents can be compared:
 * attributes sorted, entities decoded, and only the white space kept that can be seen or heard.
 * For tests: it reads what our own renderer and nunjucks write, not whatever a stranger sends.
 */
type Node = string | Element;
type Element = { tag: string; attributes: string[]; children: Node[]; parent?: Element };

const voidTags = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);
const inlineTags = new Set(['span', 'a', 'strong', 'b', 'em', 'code']);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ctdot: '⋯' };

/** One line per tag or text, indented by depth. Throws on tags that are not closed in order. */
export function normaliseHtml(html: string): string {
  const root: Element = { tag: '#root', attributes: [], children: [] };
  let open = root;
  for (const [token, closing, name, attributes, selfClosing] of html.matchAll(
    /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|[^<]+|</gi,
  )) {
    if (name === undefined) {
      if (token === '<') throw new Error('A "<" that opens no tag');
      open.children.push(decode(token));
    } else if (closing) {
      if (open.tag !== name || !open.parent) throw new Error(`</${name}> where <${open.tag}> was open`);
      open = open.parent;
    } else {
      const element: Element = {
        tag: name,
        attributes: readAttributes(attributes ?? ''),
        children: [],
        parent: open,
      };
      open.children.push(element);
      if (!selfClosing && !voidTags.has(name)) open = element;
    }
  }
  if (open !== root) throw new Error(`<${open.tag}> was never closed`);
  return outline(root, -1).join('\n');
}

function readAttributes(source: string): string[] {
  return [...source.matchAll(/([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g)]
    .map(([, name, double, single]) => {
      const value = decode(double ?? single ?? '');
      return `${name}=${name === 'class' ? value.trim().split(/\s+/).join(' ') : value}`;
    })
    .sort();
}

function outline(element: Element, depth: number): string[] {
  const indent = '  '.repeat(Math.max(depth, 0));
  const lines = depth < 0 ? [] : [`${indent}<${[element.tag, ...element.attributes].join(' ')}>`];
  for (const [index, child] of merged(element).entries()) {
    if (typeof child !== 'string') lines.push(...outline(child, depth + 1));
    else {
      const text = seen(child, element, index);
      if (text) lines.push(`${indent}  ${JSON.stringify(text)}`);
    }
  }
  return lines;
}

/** Neighbouring texts as one. */
function merged(element: Element): Node[] {
  const nodes: Node[] = [];
  for (const child of element.children) {
    const last = nodes.at(-1);
    if (typeof child === 'string' && typeof last === 'string') nodes[nodes.length - 1] = last + child;
    else nodes.push(child);
  }
  return nodes;
}

/**
 * White space counts in a textarea, at the edges of visually hidden words (a screen reader runs them
 * into their neighbour) and between inline neighbours; at the edge of any other element it does not.
 */
function seen(text: string, parent: Element, index: number): string {
  if (parent.tag === 'textarea') return text;
  const siblings = merged(parent);
  const keepEdges = parent.attributes.includes('class=nhsuk-u-visually-hidden');
  const inline = (node: Node | undefined) =>
    node === undefined ? keepEdges : typeof node !== 'string' && inlineTags.has(node.tag);
  let result = text.replace(/\s+/g, ' ');
  if (!inline(siblings[index - 1])) result = result.trimStart();
  if (!inline(siblings[index + 1])) result = result.trimEnd();
  return result;
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return entities[name] ?? whole;
  });
}

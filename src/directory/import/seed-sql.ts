/** A row that a seed script of SQL Server would insert: its table, and the values that are written out in it. */
export interface SeedRow {
  readonly line: number;
  readonly table: string;
  readonly cells: Readonly<Record<string, string>>;
}

const LONGEST_STATEMENT = 4_000_000;
const INSERT = /INSERT\s+(?:INTO\s+)?(?:\[?dbo\]?\.)?\[?(\w+)\]?\s*\(([^()]*)\)\s*VALUES\s*/iy;

/**
 * The rows of `INSERT` statements, read as data: nothing is executed, and what is no plain text, number or NULL
 * (a variable, a function) counts as not said. A statement that does not close ends the reading there.
 */
export function* seedRows(script: string): Generator<SeedRow> {
  const starts = /\bINSERT\s/gi;
  let line = 1;
  let counted = 0;
  for (let found = starts.exec(script); found; found = starts.exec(script)) {
    for (
      let at = script.indexOf('\n', counted);
      at >= 0 && at < found.index;
      at = script.indexOf('\n', at + 1)
    ) {
      line += 1;
      counted = at + 1;
    }
    INSERT.lastIndex = found.index;
    const head = INSERT.exec(script);
    if (!head) continue;
    const columns = (head[2] ?? '').split(',').map((name) => snake(name.replace(/[[\]\s]/g, '')));
    const reader = new Values(script, INSERT.lastIndex);
    for (let values = reader.tuple(); values !== null; values = reader.tuple()) {
      const cells: Record<string, string> = {};
      columns.forEach((name, index) => {
        const value = values?.[index];
        if (name && value !== undefined && value !== null && value.trim() !== '') cells[name] = value.trim();
      });
      yield { line, table: snake(head[1] ?? ''), cells };
    }
    starts.lastIndex = reader.at;
  }
}

/** `ServiceAtLocations` as `service_at_locations`, in the spelling of the standard. */
export function snake(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/organisation/g, 'organization')
    .replace(/^post_code$/, 'postal_code')
    .replace(/^address(\d)$/, 'address_$1')
    .replace(/^by_day$/, 'byday')
    .replace(/^by_month_day$/, 'bymonthday')
    .replace(/^by_week_no$/, 'byweekno')
    .replace(/^by_year_day$/, 'byyearday')
    .replace(/^wk_st$/, 'wkst')
    .replace(/^dt_start$/, 'dtstart');
}

class Values {
  at: number;
  readonly #text: string;
  readonly #from: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
    this.#from = at;
  }

  /** The next `( ... )`, or null when none follows. Null in it: something that is not written out. */
  tuple(): (string | null)[] | null {
    const open = /\s*,?\s*\(/y;
    open.lastIndex = this.at;
    if (!open.exec(this.#text)) return null;
    this.at = open.lastIndex;
    const values: (string | null)[] = [];
    let plain = '';
    let text: string | null = null;
    let depth = 0;
    for (; this.at < this.#text.length && this.at - this.#from < LONGEST_STATEMENT; this.at += 1) {
      const c = this.#text.charAt(this.at);
      if (c === "'") {
        const said = this.#quoted();
        if (depth === 0) text = said;
      } else if (c === '(') depth += 1;
      else if (c === ')' && depth > 0) depth -= 1;
      else if ((c === ',' || c === ')') && depth === 0) {
        values.push(text ?? literal(plain));
        plain = '';
        text = null;
        if (c === ')') {
          this.at += 1;
          return values;
        }
      } else plain += c;
    }
    return null;
  }

  #quoted(): string {
    let said = '';
    for (;;) {
      const end = this.#text.indexOf("'", this.at + 1);
      if (end < 0) {
        this.at = this.#text.length;
        return said;
      }
      said += this.#text.slice(this.at + 1, end);
      this.at = end;
      if (this.#text.charAt(end + 1) !== "'") return said;
      said += "'";
      this.at = end + 1;
    }
  }
}

function literal(plain: string): string | null {
  const value = plain.trim();
  return /^-?\d+(\.\d+)?$/.test(value) ? value : null;
}

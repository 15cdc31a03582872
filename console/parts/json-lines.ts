/** A piece of a line, by what it is in JSON. */
export interface Token {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark';
  readonly text: string;
}

/** A line of JSON that was laid out, with the path of the value that begins or ends on it. */
export interface JsonLine {
  readonly depth: number;
  readonly path: string;
  readonly tokens: readonly Token[];
  readonly isEnd: boolean;
}

const deepest = 200;

/**
 * Lays JSON out without reading its values, so that every digit and every escape stays as it came. Gives nothing for what is
 * no JSON.
 */
export function layOutJson(text: string): readonly JsonLine[] | undefined {
  const tokens = /^\s*[[{]/.test(text) ? tokenise(text) : undefined;
  if (!tokens) return undefined;
  const layout = new Layout(tokens);
  try {
    layout.value('', 0, []);
  } catch {
    return undefined;
  }
  return layout.isAtEnd() ? layout.lines : undefined;
}

const pattern = /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d[\d.eE+-]*)|(true|false|null)|([{}[\],:]))/y;

function tokenise(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const kinds = ['string', 'number', 'word', 'mark'] as const;
  const end = text.trimEnd().length;
  pattern.lastIndex = 0;
  while (pattern.lastIndex < end) {
    const groups = pattern.exec(text)?.slice(1);
    if (!groups) return undefined;
    const index = groups.findIndex(Boolean);
    tokens.push({ kind: kinds[index]!, text: groups[index]! });
  }
  return tokens;
}

class Layout {
  readonly lines: JsonLine[] = [];
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  /** Lays a value out behind what begins its line, a key with its colon. */
  value(path: string, depth: number, before: readonly Token[]): void {
    if (depth > deepest) throw new Error('too deep');
    const token = this.#take();
    if (token.text === '{' || token.text === '[') this.#list(token, { path, depth, before });
    else if (token.kind === 'mark') throw new Error('no value');
    else this.lines.push({ depth, path, tokens: [...before, token, ...this.#comma(depth)], isEnd: false });
  }

  #list(
    open: Token,
    { path, depth, before }: { path: string; depth: number; before: readonly Token[] },
  ): void {
    const close = open.text === '{' ? '}' : ']';
    if (this.#peek()?.text === close) {
      const both = { kind: 'mark', text: open.text + this.#take().text } as const;
      this.lines.push({ depth, path, tokens: [...before, both, ...this.#comma(depth)], isEnd: false });
      return;
    }
    this.lines.push({ depth, path, tokens: [...before, open], isEnd: false });
    for (let index = 0; this.#peek()?.text !== close; index += 1) {
      const key = open.text === '{' ? this.#key() : undefined;
      const name = key ? readKey(key.text) : String(index);
      const begin: readonly Token[] = key ? [key, { kind: 'mark', text: ': ' }] : [];
      this.value(path === '' ? name : `${path}.${name}`, depth + 1, begin);
    }
    const end = this.#take();
    this.lines.push({ depth, path, tokens: [end, ...this.#comma(depth)], isEnd: true });
  }

  #key(): Token {
    const key = this.#take();
    if (key.kind !== 'string' || this.#take().text !== ':') throw new Error('no key');
    return { kind: 'key', text: key.text };
  }

  /** A comma belongs to the line of the value before it. */
  #comma(depth: number): readonly Token[] {
    const follows = this.#peek()?.text;
    if (depth === 0 || follows === '}' || follows === ']') return [];
    const comma = this.#take();
    if (comma.text !== ',') throw new Error('no comma');
    const next = this.#peek()?.text;
    if (next === '}' || next === ']' || next === undefined) throw new Error('a comma too many');
    return [comma];
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  #take(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw new Error('it ends too early');
    this.#next += 1;
    return token;
  }
}

function readKey(text: string): string {
  return JSON.parse(text) as string;
}

/** JSON laid out as text. */
export function indentJson(text: string): string | undefined {
  return layOutJson(text)
    ?.map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map((token) => token.text).join(''))
    .join('\n');
}

/** The line that shows a field, and whether it is the field itself or the place where it is missing. */
export function findField(
  lines: readonly JsonLine[],
  path: string,
): { readonly index: number; readonly isMissing: boolean } | undefined {
  const index = lines.findIndex((line) => line.path === path && !line.isEnd);
  if (index >= 0) return { index, isMissing: false };
  const dot = path.lastIndexOf('.');
  const parent = dot < 0 ? '' : path.slice(0, dot);
  const end = lines.findLastIndex((line) => line.path === parent && line.isEnd);
  return end < 0 ? undefined : { index: end, isMissing: true };
}

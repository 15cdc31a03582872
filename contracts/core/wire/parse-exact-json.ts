/** How a reader of JSON treats what `JSON.parse` decides by itself. */
export interface JsonRules {
  /** Makes a value of a number as it is spelt. */
  readonly parseNumber: (digits: string) => unknown;
  /** Of two values of one name the one that counts. */
  readonly onDuplicateKey: (pair: { key: string; oldValue: unknown; newValue: unknown }) => unknown;
}

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads JSON as `JSON.parse` does, and shows each number as it is spelt. Texts are found by their ends and read by `JSON.parse`:
 * a library that goes through them character by character takes most of a second for one of nine megabytes. The nesting must
 * be bounded by the caller.
 */
export function parseExactJson(json: string, rules: JsonRules): unknown {
  return new Reader(json, rules).readWhole();
}

const blanks: readonly number[] = [0x20, 0x0a, 0x0d, 0x09];

class Reader {
  readonly #json: string;
  readonly #rules: JsonRules;
  readonly #token = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
  /** A short text that stands for itself. */
  // eslint-disable-next-line no-control-regex -- JSON has no control characters in its texts
  readonly #plainText = /"([^"\\\u0000-\u001f]{0,100})"/y;
  #place = 0;

  constructor(json: string, rules: JsonRules) {
    this.#json = json;
    this.#rules = rules;
  }

  readWhole(): unknown {
    const value = this.#readValue();
    return this.#place < this.#json.length ? this.#refuse() : value;
  }

  #refuse(): never {
    const found = this.#json[this.#place];
    const named = found === undefined ? 'end of the JSON' : JSON.stringify(found);
    throw new SyntaxError(`Unexpected ${named} at position ${this.#place}`);
  }

  #isNext(character: string): boolean {
    return this.#json[this.#place] === character;
  }

  #skipBlanks(): void {
    while (blanks.includes(this.#json.charCodeAt(this.#place))) this.#place += 1;
  }

  /** Whether a character comes next; it is passed then, with the blanks behind it. */
  #pass(character: string): boolean {
    if (!this.#isNext(character)) return false;
    this.#place += 1;
    this.#skipBlanks();
    return true;
  }

  #readValue(): unknown {
    this.#skipBlanks();
    const value = this.#readWithoutBlanks();
    this.#skipBlanks();
    return value;
  }

  #readWithoutBlanks(): unknown {
    if (this.#isNext('"')) return this.#readText();
    if (this.#pass('{')) return this.#readObject();
    if (this.#pass('[')) return this.#readList();
    this.#token.lastIndex = this.#place;
    const [word] = this.#token.exec(this.#json) ?? this.#refuse();
    this.#place += word.length;
    return words.has(word) ? words.get(word) : this.#rules.parseNumber(word);
  }

  #readList(): unknown[] {
    const items: unknown[] = [];
    if (!this.#isNext(']')) {
      do items.push(this.#readValue());
      while (this.#pass(','));
    }
    this.#end(']');
    return items;
  }

  #readObject(): object {
    const fields: Record<string, unknown> = {};
    if (!this.#isNext('}')) {
      do this.#readField(fields);
      while (this.#pass(','));
    }
    this.#end('}');
    return fields;
  }

  #end(bracket: string): void {
    if (!this.#isNext(bracket)) this.#refuse();
    this.#place += 1;
  }

  #readField(fields: Record<string, unknown>): void {
    if (!this.#isNext('"')) this.#refuse();
    const key = this.#readText();
    this.#skipBlanks();
    if (!this.#pass(':')) this.#refuse();
    const newValue = this.#readValue();
    const value = Object.hasOwn(fields, key)
      ? this.#rules.onDuplicateKey({ key, oldValue: fields[key], newValue })
      : newValue;
    if (key !== '__proto__') fields[key] = value;
    else Object.defineProperty(fields, key, { value, writable: true, enumerable: true, configurable: true });
  }

  #readText(): string {
    const [json, start] = [this.#json, this.#place];
    this.#plainText.lastIndex = start;
    const plain = this.#plainText.exec(json)?.[1];
    if (plain !== undefined) {
      this.#place += plain.length + 2;
      return plain;
    }
    for (let quote = json.indexOf('"', start + 1); quote >= 0; quote = json.indexOf('"', quote + 1)) {
      let before = quote - 1;
      while (json[before] === '\\') before -= 1;
      if ((quote - before) % 2 === 0) continue;
      this.#place = quote + 1;
      return JSON.parse(json.slice(start, this.#place)) as string;
    }
    return this.#refuse();
  }
}

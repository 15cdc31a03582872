import { UsageError } from '../options/usage-error.ts';

/** A text, or a table of texts, such as headers. Undefined: something that is nothing of the request, such as a session. */
export type PowerShellValue = string | ReadonlyMap<string, string> | undefined;

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '\0',
  a: '\u0007',
  b: '\b',
};

/** Reads values of PowerShell from a place in a text on. */
export class PowerShellReader {
  readonly variables = new Map<string, PowerShellValue>();
  #at = 0;

  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    this.skip();
    return this.#at >= this.text.length;
  }

  /** What follows, if it matches a sticky pattern; it is then behind. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const sticky = new RegExp(pattern.source, 'iy');
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.text);
    if (!found) return undefined;
    this.#at = sticky.lastIndex;
    return found;
  }

  /** Blanks, line breaks behind a backtick, and comments. */
  skip(): void {
    while (this.take(/[ \t]+|`[ \t]*\r?\n|<#[\s\S]*?#>|(?<![^\s;])#[^\n]*/));
  }

  value(): PowerShellValue {
    this.skip();
    const literal = this.#string();
    if (literal !== undefined) return literal;
    if (this.take(/@\{/)) return this.#table();
    if (this.take(/\(/)) return this.#group();
    if (this.take(/\[(?:System\.)?Text\.Encoding\]::UTF8\.GetBytes\(/)) return this.#group();
    if (this.take(/\[(?:string|uri)\]/)) return this.value();
    const variable = this.take(/\$(\{[^}]*\}|\w+)/);
    if (variable) return this.#variable(variable[1]!);
    const word = this.take(/[^\s;,(){}|&"'$@`]+/);
    if (word) return word[0];
    throw this.refusal();
  }

  /** What cannot be read, by its beginning. */
  refusal(): UsageError {
    const rest = this.text
      .slice(this.#at)
      .trim()
      .split(/[\r\n]/, 1)[0]!;
    return new UsageError(
      `The PowerShell text holds ${rest.slice(0, 40)}, which only PowerShell knows; put its value in its place.`,
    );
  }

  #string(): string | undefined {
    const hereDocument = this.take(/@(["'])[ \t]*\r?\n([\s\S]*?)\r?\n\1@/);
    if (hereDocument) return hereDocument[1] === "'" ? hereDocument[2]! : this.#expand(hereDocument[2]!);
    const single = this.take(/'((?:[^']|'')*)'/);
    if (single) return single[1]!.replaceAll("''", "'");
    const double = this.take(/"((?:[^"`]|`[\s\S]|"")*)"/);
    return double && this.#expand(double[1]!.replaceAll('""', '`"'));
  }

  /** The escapes, variables and characters by number in a text of double quotes. */
  #expand(text: string): string {
    const piece = /`([\s\S])|\$\(\[char\](0x[\da-f]+|\d+)\)|\$(\{[^}]*\}|\w+)|\$\(/gi;
    return text.replaceAll(piece, (found, escaped?: string, code?: string, name?: string) => {
      if (escaped !== undefined) return escapes[escaped] ?? escaped;
      if (code !== undefined) return String.fromCharCode(Number(code));
      if (name === undefined)
        throw new UsageError(
          `The PowerShell text holds ${found}…), which only PowerShell knows; put its value in its place.`,
        );
      const value = this.#variable(name);
      return typeof value === 'string' ? value : '';
    });
  }

  #variable(name: string): PowerShellValue {
    const key = name.replace(/^\{|\}$/g, '').toLowerCase();
    if (key === 'null') return undefined;
    if (key === 'true' || key === 'false') return key;
    if (this.variables.has(key) && !this.take(/[.[]/)) return this.variables.get(key);
    throw new UsageError(
      `The PowerShell text holds $${key}, which only PowerShell knows; put its value in its place.`,
    );
  }

  #group(): PowerShellValue {
    let value = this.value();
    while (this.take(/[ \t]*\+/)) {
      const more = this.value();
      value = `${typeof value === 'string' ? value : ''}${typeof more === 'string' ? more : ''}`;
    }
    if (!this.take(/[ \t]*\)/)) throw this.refusal();
    return value;
  }

  #table(): ReadonlyMap<string, string> {
    const table = new Map<string, string>();
    for (;;) {
      this.take(/(?:[\s;]|`[ \t]*\r?\n|#[^\n]*)*/);
      if (this.take(/\}/)) return table;
      const name = this.#string() ?? this.take(/[\w-]+/)?.[0];
      this.skip();
      if (name === undefined || !this.take(/=/)) throw this.refusal();
      const value = this.value();
      if (typeof value !== 'string') throw this.refusal();
      table.set(name, value);
    }
  }
}

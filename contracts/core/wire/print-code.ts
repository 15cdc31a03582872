/** So many characters a line of code has at the most, where it can be broken. */
const longestLine = 100;

/** A value as an expression of TypeScript. What is too long for a line is broken, two spaces deep in each level. */
export function printCode(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return printFlat(value);
  if (countCharacters(value) <= longestLine) {
    const flat = printFlat(value);
    if (flat.length + depth * 2 <= longestLine) return flat;
  }
  const indent = '  '.repeat(depth + 1);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map((item) => printCode(item, depth + 1))
    : fieldsOf(value).map(([name, item]) => `${printName(name)}: ${printCode(item, depth + 1)}`);
  return [open, ...items.map((item) => `${indent}${item},`), `${'  '.repeat(depth)}${close ?? ''}`].join(
    '\n',
  );
}

/** How many characters a value has at the least; no more are counted than a line has. */
function countCharacters(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  let count = 0;
  for (const item of Object.values(value)) {
    if (item !== undefined) count += countCharacters(item) + 1;
    if (count > longestLine) break;
  }
  return count;
}

function printFlat(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return printText(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(printFlat).join(', ')}]`;
  const fields = fieldsOf(value).map(([name, item]) => `${printName(name)}: ${printFlat(item)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function fieldsOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}

/** In brackets `__proto__` is a field like others. */
function printName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : printText(name);
}

/** A text in single quotes; what cannot be seen is escaped. */
export function printText(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll(/[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, escape)}'`;
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

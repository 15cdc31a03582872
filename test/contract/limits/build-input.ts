import type { FoundLimit } from '../../../contracts/core/contract/find-limits.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How a value of so many bytes, characters or entries is made. */
export interface Filling {
  /** Texts are of one-byte characters; else of characters that have three bytes where they can. */
  readonly isAscii: boolean;
  /** Every entry of a list is the first one; else they differ. */
  readonly isRepeated: boolean;
}

/** An input in which the field of a limit measures so much. */
export function fillField(
  input: Fields,
  { path, of }: Pick<FoundLimit, 'path' | 'of'>,
  measure: number | bigint,
  filling: Filling,
): Fields {
  return replaceAt(input, path.match(/\w+|\[\]/g) ?? [], (old) => {
    if (of === 'value') return measure;
    return of === 'entries'
      ? growList(old, Number(measure), filling)
      : writeText(of, Number(measure), filling);
  }) as Fields;
}

/** Replaces what stands at a path; of a list, the first entry. */
function replaceAt(value: unknown, steps: readonly string[], replace: (old: unknown) => unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return replace(value);
  if (step === '[]') {
    const [first, ...others] = Array.isArray(value) ? (value as unknown[]) : [];
    return [replaceAt(first, rest, replace), ...others];
  }
  const fields = (value ?? {}) as Fields;
  return { ...fields, [step]: replaceAt(fields[step], rest, replace) };
}

function writeText(of: 'bytes' | 'characters', length: number, { isAscii }: Filling): string {
  if (isAscii) return 'r'.repeat(length);
  const wide = of === 'bytes' ? Math.floor(length / 3) : length;
  return '原'.repeat(wide) + 'r'.repeat(of === 'bytes' ? length % 3 : 0);
}

function growList(list: unknown, length: number, { isRepeated }: Filling): readonly unknown[] {
  const [first = 'entry'] = Array.isArray(list) ? (list as unknown[]) : [];
  return Array.from({ length }, (_, index) => (isRepeated ? first : vary(first, index)));
}

/** The same entry under another name. */
function vary(entry: unknown, index: number): unknown {
  if (index === 0) return entry;
  if (typeof entry === 'number') return entry + index;
  if (typeof entry === 'string') return `${entry}${index}`;
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      typeof value === 'string' ? vary(value, index) : value,
    ]),
  );
}

/** An input without a field; of a list, the first entry goes without it. */
export function leaveOut(input: Fields, path: string): Fields {
  const [name = '', ...rest] = path.match(/\w+|\[\]/g) ?? [];
  const { [name]: inner, ...others } = input;
  if (rest.length === 0 || rest[0] === '[]') return others;
  return { ...others, [name]: leaveOut(inner as Fields, rest.join('.')) };
}

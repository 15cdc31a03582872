import { z } from 'zod';
import { readJson } from '../../core/wire/json.ts';
import type { PolyvError } from '../errors/index.ts';
import { travels } from '../wire/field-placement.ts';

const notJson: PolyvError = 'json format error';
const empty: PolyvError = 'param should not be empty: {field}';
const notDigits: PolyvError = 'param is not digit: {field}';
const tooLarge: PolyvError = 'param exceeds maximum value of integer: {field}';
const notValid: PolyvError = 'param validate error';
const notFlag: PolyvError = 'param is not boolean (Y / N)';
const outOfRange: PolyvError = 'number range error';

const largestInteger = 2_147_483_647;

/** An id is a text for Polyv, though callers and careless clients write numbers. */
export const looseId = z.union([z.string(), z.int(), z.bigint()], notJson);

export const viewerId = looseId.transform(String);

export const viewerIds = z.array(
  looseId.refine((id) => id !== '', empty),
  notJson,
);

export const nickNames = z.array(z.string(notJson), notJson);

/** On the wire a JSON array as text, for example `["a","b"]`; a caller may write the array itself. */
export const viewerIdsAsText = z
  .union([z.string(), viewerIds])
  // Whatever the text holds, the list's own schema checks it next.
  .transform((value) => (typeof value === 'string' ? parseText(value) : value) as typeof value & object)
  .pipe(viewerIds);

/** The same, of one entry at least. */
export const someIds = viewerIds.min(1, empty);
export const someWordsAsText = viewerIdsAsText.pipe(z.array(looseId).min(1, empty));

/** A 32-bit integer; in a query it is a text of digits. Whether it is in range is the operation's affair. */
export const integer = z.union([z.int(), z.string()]).transform((value, context) => {
  const number = Number(value);
  const problem = !/^-?\d+$/.test(String(value))
    ? notDigits
    : number > largestInteger || number < -largestInteger - 1
      ? tooLarge
      : undefined;
  if (problem === undefined) return number;
  context.addIssue({ code: 'custom', message: problem });
  return z.NEVER;
});

/** A flag in digits. */
export const zeroOrOne = integer
  .refine((value) => value >= 0, notDigits)
  .refine((value) => value <= 1, outOfRange);

/** `Y` for yes, `N` for no. */
export const flag = z.enum(['Y', 'N'], {
  error: ({ input }) => (input === undefined ? empty : notFlag),
});

export const pageOfForbiddenUsers = z.object({
  pageSize: z.int(),
  pageNumber: z.int(),
  /** Rows in all pages together; the label on the vendor's page says pages. */
  totalItems: z.int(),
  contents: z.array(
    z.object({
      nickName: z.string(),
      viewerId: z.string(),
      /** Milliseconds since 1970. */
      operationTime: z.int(),
      banned: flag,
      kicked: flag,
    }),
  ),
});

export const pageOfViewerIds = z.object({
  pageNumber: z.int(),
  pageSize: z.int(),
  /** Ids in all pages together. */
  totalItems: z.int(),
  contents: z.array(z.string()),
});

/** One word of a closed list; another one is refused with `param validate error`. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: ({ input }) => (input === undefined ? empty : notValid) });
}

/** A list of ids or words as a text with commas; a caller may write the list itself. */
export function commaList() {
  const list = z.union([z.string(), z.array(looseId)]).transform(toItems);
  return travels({ list: 'commas' }, list.pipe(z.array(z.string()).min(1, empty)));
}

/** In capitals here; some endpoints for channels say it in small letters. */
export const done = z.literal('SUCCESS');

function toItems(value: string | readonly (string | number | bigint)[]): readonly string[] {
  const items = typeof value === 'string' ? value.split(',') : value.map(String);
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

function parseText(text: string): unknown {
  const json = readJson(text);
  return 'value' in json ? json.value : null;
}

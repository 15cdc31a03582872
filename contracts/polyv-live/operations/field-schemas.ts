import { z } from 'zod';
import { withLimit, type FieldLimit } from '../../core/contract/limits.ts';
import { readJson } from '../../core/wire/json.ts';
import type { PolyvError } from '../errors/index.ts';
import type { assumptions } from '../assumptions/index.ts';
import { travels } from '../wire/field-placement.ts';

const notJson: PolyvError = 'json format error';
const empty: PolyvError = 'param should not be empty: {field}';
const notValid: PolyvError = 'param validate error';
const notFlag: PolyvError = 'param is not boolean (Y / N)';

const emptyList: keyof typeof assumptions = 'polyv-live.empty-list';
const longTexts: keyof typeof assumptions = 'polyv-live.viewer-lengths';

/** In characters, of an id and of a name; the page of another call has them. */
export const longest = { viewerIds: 64, nickNames: 128 } as const;

/** An id is a text for Polyv, though callers and careless clients write numbers. */
export const looseId = z.union([z.string(), z.int(), z.bigint()], notJson);

export const viewerId = looseId.transform(String);

const entry = withLimit(
  looseId.refine((id) => id !== '', empty),
  { of: 'characters', least: 1, beyond: empty },
);
const entries = z.array(entry, notJson);

export const viewerIds = withLimit(z.array(withLimit(entry, atMostCharacters(longest.viewerIds)), notJson), {
  of: 'entries',
  least: 1,
  beyond: empty,
  assumption: emptyList,
});

export const nickNames = z.array(withLimit(z.string(notJson), atMostCharacters(longest.nickNames)), notJson);

export const viewerIdsAsText = asText(viewerIds);

/** A list of one entry at least. */
export const someIds = entries.min(1, empty);
export const someWordsAsText = withLimit(asText(entries).pipe(z.array(looseId).min(1, empty)), {
  of: 'entries',
  least: 1,
  beyond: empty,
});

/** `Y` for yes, `N` for no. */
export const flag = z.enum(['Y', 'N'], {
  error: ({ input }) => (input === undefined ? empty : notFlag),
});

export const pageOfForbiddenUsers = z.object({
  /** Rows that a full page has: 1 to 1000. */
  pageSize: z.int(),
  /** The page that this is; the first one is 1. */
  pageNumber: z.int(),
  /** Rows in all pages together, after the filters. The label on the vendor's page says pages; its sample counts rows. */
  totalItems: z.int(),
  /** The rows of this page; the order is not documented, and the sample has the newest operation first. */
  contents: z.array(
    z.object({
      /** The viewer's name, as the last kick gave it; empty where none is known, since a mute gives no name. */
      nickName: z.string(),
      /** The viewer's id in the chat. */
      viewerId: z.string(),
      /** When the viewer was muted or kicked, or one of the two was lifted: milliseconds since 1970. */
      operationTime: z.int(),
      /** `Y`: muted in the whole account. `N`: not muted. */
      banned: flag,
      /** `Y`: kicked out of the whole account. `N`: not kicked. */
      kicked: flag,
    }),
  ),
});

export const pageOfViewerIds = z.object({
  /** The page that this is; the first one is 1. */
  pageNumber: z.int(),
  /** Ids that a full page has: 1 to 1000. */
  pageSize: z.int(),
  /** Ids in all pages together. */
  totalItems: z.int(),
  /** The ids of the muted viewers on this page: bare texts, without names or times. */
  contents: z.array(z.string()),
});

/** One word of a closed list; another one is refused with `param validate error`. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: ({ input }) => (input === undefined ? empty : notValid) });
}

/** A list of ids or words as a text with commas; a caller may write the list itself. */
export function commaList() {
  const list = z.union([z.string(), z.array(looseId)]).transform(toItems);
  const some = list.pipe(z.array(z.string()).min(1, empty));
  return travels({ list: 'commas' }, withLimit(some, { of: 'entries', least: 1, beyond: empty }));
}

/** In capitals here; some endpoints for channels say it in small letters. */
export const done = z.literal('SUCCESS');

/** On the wire a JSON array as text, for example `["a","b"]`; a caller may write the array itself. */
function asText(list: typeof entries) {
  return (
    z
      .union([z.string(), list])
      // Whatever the text holds, the list's own schema checks it next.
      .transform((value) => (typeof value === 'string' ? parseText(value) : value) as typeof value & object)
      .pipe(list)
  );
}

function atMostCharacters(most: number): FieldLimit {
  return { of: 'characters', most, beyond: 'accepted all the same', assumption: longTexts };
}

function toItems(value: string | readonly (string | number | bigint)[]): readonly string[] {
  const items = typeof value === 'string' ? value.split(',') : value.map(String);
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

function parseText(text: string): unknown {
  const json = readJson(text);
  return 'value' in json ? json.value : null;
}

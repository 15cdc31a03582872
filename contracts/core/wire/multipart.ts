import { encodeText, findBytes, joinBytes, printLatin1 } from './bytes.ts';
import { decodeText } from './json.ts';
import type { Pairs } from './query-string.ts';

/** A form of more parts, or of a part with a longer head, is taken for damaged: this bounds the work for one body. */
export const mostParts = 1000;
const longestHead = 2048;

/** RFC 2046 allows no longer one. */
const longestBoundary = 70;

const newLine = '\r\n';
const dash = 0x2d;
const parameter = /;\s*([\w*-]+)=(?:"((?:\\.|[^"\\])*)"|([^;\s]*))/g;

/**
 * The text fields of a multipart form in their order; files are left out. A form that is damaged has no fields at all, as a
 * servlet has it: without a boundary, cut off, or beyond the bounds above. Stream parsers answer later; a call is read at once.
 */
export function readMultipart(contentType: string, body: Uint8Array): Pairs {
  const boundary = readBoundary(contentType);
  if (boundary === undefined) return [];
  return readParts(joinBytes(encodeText(newLine), body), encodeText(`${newLine}--${boundary}`)) ?? [];
}

/** What separates the parts of a form; undefined where nothing can. */
export function readBoundary(contentType: string): string | undefined {
  const boundary = readParameters(contentType).get('boundary') ?? '';
  return boundary === '' || boundary.length > longestBoundary ? undefined : boundary;
}

/** Undefined for a damaged form. The bytes begin with a line's end, so that every delimiter does. */
function readParts(bytes: Uint8Array, delimiter: Uint8Array): Pairs | undefined {
  const pairs: (readonly [string, string])[] = [];
  let place = findBytes(bytes, delimiter, 0);
  for (let count = 0; place >= 0 && count <= mostParts; count += 1) {
    const start = place + delimiter.length;
    if (bytes[start] === dash && bytes[start + 1] === dash) return pairs;
    const part = readPart(bytes, start);
    if (!part) return undefined;
    // What follows the head may be the next delimiter itself, whose line end is then the head's own.
    place = findBytes(bytes, delimiter, part.headEnd - newLine.length);
    const { name } = part;
    if (name !== undefined && place >= 0)
      pairs.push([name, decodeText(bytes.subarray(Math.min(part.headEnd, place), place))]);
  }
  return undefined;
}

interface PartHead {
  /** Undefined for a file, and for a part without a name. */
  readonly name: string | undefined;
  /** Where the content begins. */
  readonly headEnd: number;
}

/** The head of a part whose delimiter ends at `start`. */
function readPart(bytes: Uint8Array, start: number): PartHead | undefined {
  const window = printLatin1(bytes.subarray(start, start + longestHead));
  const lineEnd = window.indexOf(newLine);
  const headEnd = window.indexOf(newLine + newLine);
  if (lineEnd < 0 || headEnd < 0 || !/^[ \t]*$/.test(window.slice(0, lineEnd))) return undefined;
  const head = decodeText(bytes.subarray(start + lineEnd, start + headEnd));
  return { name: readName(head), headEnd: start + headEnd + 2 * newLine.length };
}

function readName(head: string): string | undefined {
  const line = head.split(newLine).find((candidate) => /^content-disposition:\s*form-data/i.test(candidate));
  const parameters = readParameters(line ?? '');
  return parameters.has('filename') || parameters.has('filename*') ? undefined : parameters.get('name');
}

/** The parameters of a header by their names in lower case. */
function readParameters(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(parameter)].map(
    ([, name, quoted, token]) =>
      [name!.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? token ?? ''] as const,
  );
  return new Map(found);
}

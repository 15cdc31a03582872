import { bounds } from '../config/bounds.ts';
import { countOf } from '../config/sentence.ts';
import { header, mediaType, type HttpRequest } from '../wire/http.ts';
import { decodeText, printJson, readJson } from '../wire/json.ts';
import { decodePairs } from '../wire/query-string.ts';
import { decodeOtherwise } from './charsets.ts';
import { closers, isCut, wrongBracket } from './json-beginnings.ts';
import { looksLikeText, packingOf } from './packed-body.ts';
import { formOfText, type TextForm } from './text-forms.ts';
import type { Advice } from './diagnose-signature.ts';

/** What a body is that should be a JSON object; undefined where it is one. */
export function describeBody({
  headers,
  body,
  method,
}: Pick<HttpRequest, 'headers' | 'body'> & Partial<Pick<HttpRequest, 'method'>>): Advice | undefined {
  const text = decodeText(body);
  const json = readJson(text);
  if ('value' in json) return describeValue(json.value);
  if (text.trim() === '')
    return method === 'GET'
      ? withoutBody
      : told('body-empty', 'The body is empty', `It has ${countOf(body.length, 'byte')}, and no JSON`);
  if (body.includes(0) && /^.?\0?\{|^\ufffd*\{\0/.test(text))
    return told('body-in-utf-16', 'The body is in UTF-16', 'It has a zero byte beside each character');
  const type = header(headers, 'content-type') ?? '';
  const printed = formOfText(text);
  if (printed && isEncoded(printed)) return describeForm(printed);
  const said = type === '' ? 'there is no Content-Type' : `Content-Type says ${type.slice(0, 60)}`;
  if (/^--\S+\r?\nContent-Disposition:/i.test(text))
    return told(
      'body-is-multipart',
      'The body is a multipart form',
      `The fields stand in the parts of a form; ${said}`,
    );
  if (/^[\w.%-]+(?:\[[^\]=]*\])*=/.test(text))
    return told(
      'body-is-a-form',
      'The body is a form',
      `The fields stand in the body as name=value; ${said}`,
    );
  return (
    describePacking(headers, body) ??
    describeCut(headers, body, text) ??
    describeText(body, text, printed, json.problem)
  );
}

const withoutBody: Advice = {
  id: 'body-empty',
  title: 'The body is empty',
  detail: 'The call is a GET without a body; the fields are read from a JSON object in the body alone.',
  fix: 'Send a POST with the fields as one JSON object in UTF-8, and Content-Type: application/json.',
};

/** Most libraries unpack replies by themselves, and none of the vendors' pages says that a body may come packed. */
function describePacking(headers: HttpRequest['headers'], body: Uint8Array): Advice | undefined {
  const said = header(headers, 'content-encoding');
  const packing =
    packingOf(body) ??
    (said !== undefined && !looksLikeText(body) && /^(?:br|deflate|zstd|compress)$/i.test(said)
      ? said
      : undefined);
  if (packing === undefined) return undefined;
  return {
    id: 'body-is-packed',
    title: 'The body is packed',
    detail: `Its bytes are ${packing.slice(0, 20)}, not text${said === undefined ? '' : `; Content-Encoding says ${said.slice(0, 20)}`}.`,
    fix: 'Send the JSON as it is, in UTF-8, without Content-Encoding.',
  };
}

function describeValue(value: unknown): Advice | undefined {
  if (Array.isArray(value)) return told('body-is-a-list', 'The body is a JSON list', 'It begins with [');
  if (typeof value === 'string')
    return told(
      'body-is-json-twice',
      'The body was made into JSON twice',
      'It is a JSON text that holds the fields',
    );
  if (typeof value !== 'object' || value === null)
    return told('body-is-no-object', 'The body is no JSON object', `It is ${printJson(value)}`);
  return undefined;
}

/** A body that ends inside its JSON: most often its length was counted in characters. */
function describeCut(headers: HttpRequest['headers'], body: Uint8Array, text: string): Advice | undefined {
  // What ends in the midst of a character ends too early; what has other bytes that are no text is no text.
  if (!isCut(text) || /\ufffd[^]/.test(text)) return undefined;
  const length = header(headers, 'content-length');
  const isCounted = /[\u0080-\uffff]/.test(text);
  return {
    id: 'body-cut-off',
    title: 'The JSON of the body lacks its end',
    detail: `The body ends after ${countOf(body.length, 'byte')}${length === undefined ? '' : `, as Content-Length says,`} inside its JSON: the program left its end out, or it was lost on the way${isCounted ? ', as by a Content-Length that counts characters, of which some have several bytes' : ''}.`,
    fix: isCounted
      ? 'Close the JSON, and count the bytes of the body in UTF-8 for Content-Length, or let the HTTP library count.'
      : 'Send the whole body, and a Content-Length that fits it.',
  };
}

/** A form that ends inside a character, an escape or the JSON of its last value; undefined for all else. */
export function describeCutForm({
  headers,
  body,
}: Pick<HttpRequest, 'headers' | 'body'>): Advice | undefined {
  if (mediaType(headers) !== 'application/x-www-form-urlencoded') return undefined;
  const text = decodeText(body);
  const [, last = ''] = decodePairs(text).at(-1) ?? [];
  const where = text.endsWith('\ufffd')
    ? 'inside a character of several bytes'
    : /%[\da-f]?$/i.test(text)
      ? 'inside a percent escape'
      : /^\s*[[{]\s*"/.test(last) && closers(last) !== ''
        ? 'inside the JSON of its last value'
        : undefined;
  if (where === undefined) return undefined;
  return {
    id: 'form-cut-off',
    title: 'The form lacks its end',
    detail: `The body ends after ${countOf(body.length, 'byte')}, ${where}: Content-Length may count characters, or those before they were encoded.`,
    fix: 'Count the bytes of the body as it is sent for Content-Length, or let the HTTP library count.',
  };
}

/** The one looks like a form where it ends in =, the other as if it were cut off. */
const isEncoded = ({ id }: TextForm): boolean => id === 'body-in-base64' || id === 'body-with-escaped-quotes';

const describeForm = ({ id, title, is }: TextForm): Advice => told(id, title, `This is ${is}`);

function describeText(
  body: Uint8Array,
  text: string,
  printed: TextForm | undefined,
  problem: string,
): Advice {
  const [other] = body.length > bounds.bytesToExplain ? [] : decodeOtherwise(body);
  if (other && 'value' in readJson(other.text))
    return told('body-in-another-charset', `The body is in ${other.charset}`, 'Its bytes are no UTF-8');
  const form = printed ?? formOfBytes(body, text) ?? wrongBracket(text);
  return form ? describeForm(form) : told('body-is-no-json', 'The body is no JSON', shortProblem(problem));
}

/** Bytes that are no text at all. */
function formOfBytes(body: Uint8Array, text: string): TextForm | undefined {
  if (!/\ufffd|[^\P{Cc}\t\n\r]/u.test(text.slice(0, 1000))) return undefined;
  const start = [...body.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const isMap = (body[0]! & 0xf0) === 0x80 && (body[1]! & 0xe0) === 0xa0;
  return {
    id: 'body-is-no-text',
    title: 'The body is no text',
    is: `${isMap ? 'bytes as MessagePack has them' : 'bytes that are no text'}, which begin with ${start}`,
  };
}

/**
 * What a body is that should be JSON and is none, so that it follows `it is`; undefined where it is nothing known, or longer than
 * what is looked at while others wait for their replies.
 */
export function formOfBody(request: Pick<HttpRequest, 'headers' | 'body'>): string | undefined {
  const { body } = request;
  const packing = packingOf(body);
  if (packing !== undefined) return `bytes that are packed: ${packing}`;
  if (body.length > bounds.bytesToExplain) return undefined;
  const id = describeBody(request)?.id ?? '';
  const text = decodeText(body);
  return plainly[id] ?? (formOfText(text) ?? formOfBytes(body, text) ?? wrongBracket(text))?.is;
}

/** Whether a body begins as a form does, and not as JSON in another alphabet, which may end as one. */
export function beginsAsForm({ headers, body }: Pick<HttpRequest, 'headers' | 'body'>): boolean {
  return describeBody({ headers, body: body.subarray(0, bounds.bytesToExplain) })?.id === 'body-is-a-form';
}

const plainly: Readonly<Record<string, string>> = {
  'body-empty': 'empty but for white space',
  'body-is-multipart': 'a multipart form',
  'body-is-a-form': 'a form',
  'body-cut-off': 'JSON without its end',
  'body-in-utf-16': 'JSON in UTF-16',
};

/** What a parser says, without the text that it quotes. */
function shortProblem(problem: string): string {
  return problem
    .replace(/^(Unexpected (?:token )?(['"])[^]{1,2}?\2)[^]*$/u, '$1')
    .replace(/,? ?(?:\.\.\.)?"[^]*$/, '')
    .trim()
    .replace(/\.$/, '')
    .slice(0, 80);
}

function told(id: string, title: string, seen: string): Advice {
  return {
    id,
    title,
    detail: `${seen}; a JSON object is needed.`,
    fix: 'Send the fields as one JSON object in UTF-8, with Content-Type: application/json.',
  };
}

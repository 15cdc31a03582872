import { header, mediaType, type HeaderPairs, type HttpRequest } from '../../../contracts/core/wire/http.ts';
import { decodeText } from '../../../contracts/core/wire/json.ts';
import { splitTarget, decodePairs, encodePart } from '../../../contracts/core/wire/query-string.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { mask } from './secrets.ts';
import { memoize } from '../../../contracts/core/wire/memoize.ts';
import { mostParts, readBoundary } from '../../../contracts/core/wire/multipart.ts';

const visibleHeaders: ReadonlySet<string> = new Set([
  'accept',
  'content-encoding',
  'content-length',
  'content-type',
  'host',
  'user-agent',
]);

/**
 * JSON fields whose name says that they hold a secret, with values that may be cut off. Names are bounded and values
 * are read lazily, so that no body takes more than linear time or the whole stack.
 */
const secretFields =
  /("[^"]{0,64}?(?:sig|sign|signature|secret[^"]{0,64}|token|password)"\s*:\s*)("(?:[^]*?(?<!\\)(?:\\\\)*"|[^]*)|[^,}\]\s]+)/gi;

/** How a form begins, whatever its media type says. */
const formStart = /^[\w.%-]+=/;

/** A request that may be shown to anybody: headers and parameters pass only if they are on a list. */
export interface MaskedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderPairs;
  readonly body: string;
}

export function maskRequest(vendor: Vendor, { method, target, headers, body }: HttpRequest): MaskedRequest {
  const visible = visibleIn(vendor);
  const { path, query } = splitTarget(target);
  const text = decodeText(body);
  const isForm = mediaType(headers) === 'application/x-www-form-urlencoded' || formStart.test(text);
  return {
    method,
    target: query === '' ? path : `${path}?${maskPairs(query, visible)}`,
    headers: headers.map(([name, value]) => [name, visible.header(name) ? value : mask]),
    body: isForm
      ? maskPairs(text, visible)
      : mediaType(headers) === 'multipart/form-data'
        ? maskParts(text, header(headers, 'content-type') ?? '', visible.parameter)
        : text.replace(secretFields, `$1"${mask}"`),
  };
}

/** No vendor's secret is shorter. */
export const shortestSecret = 20;

/** A value of JSON in whose texts a name stands with its first four characters alone. */
export function cutShort<Value>(value: Value, name: string): Value {
  const cut = `${name.slice(0, 4)}…`;
  const short = (inner: unknown): unknown => {
    if (typeof inner === 'string') return inner.replaceAll(name, cut).replaceAll(encodePart(name), cut);
    if (Array.isArray(inner)) return inner.map(short);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, short(one)]));
  };
  return short(value) as Value;
}

/** A URL whose query passes by the same list. */
export function maskUrl(vendor: Vendor, url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : `${url.slice(0, mark)}?${maskPairs(url.slice(mark + 1), visibleIn(vendor))}`;
}

/** What a vendor's calls may show, by the name of a header, of a parameter, or of one as it stands in a query. */
interface Visible {
  readonly header: (name: string) => boolean;
  readonly parameter: (name: string) => boolean;
  readonly written: (name: string) => boolean;
}

/** Each made once: a vendor does not change, and the same names come with every call. */
const visibleOf = new WeakMap<Vendor, Visible>();

function visibleIn(vendor: Vendor): Visible {
  const visible = visibleOf.get(vendor) ?? listVisible(vendor);
  visibleOf.set(vendor, visible);
  return visible;
}

/** Headers of a list; the fields of the vendor's inputs, `UserIds.0` with `UserIds`; and what the vendor says may be seen. */
function listVisible(vendor: Vendor): Visible {
  const fields = Object.values(vendor.operations).flatMap(({ input }) =>
    'shape' in input ? Object.keys(input.shape as object) : [],
  );
  const parameters = new Set([...fields, ...vendor.visible].map((name) => name.toLowerCase()));
  const parameter = (name: string): boolean => parameters.has(name.toLowerCase().replace(/\.\d+$/, ''));
  return {
    header: memoize(
      (name) => visibleHeaders.has(name.toLowerCase()) || vendor.visible.includes(name.toLowerCase()),
    ),
    parameter,
    written: memoize((name) => parameter(decodePairs(name)[0]?.[0] ?? '')),
  };
}

/** What may be seen stays as it was written, to the byte, so that an exported call is the same call. */
function maskPairs(text: string, visible: Visible): string {
  return text
    .split('&')
    .map((part) => {
      const mark = part.indexOf('=');
      const name = mark < 0 ? part : part.slice(0, mark);
      return part === '' || visible.written(name) ? part : `${name}=${mask}`;
    })
    .join('&');
}

const headEnd = '\r\n\r\n';
const name = /;\s*name="?([^";\r\n]{0,200})/i;

/** A form in parts with the content of those parts that may not be shown masked; one that cannot be taken apart is masked whole. */
function maskParts(text: string, contentType: string, isVisible: (name: string) => boolean): string {
  const boundary = readBoundary(contentType);
  if (boundary === undefined) return mask;
  const delimiter = `--${boundary}`;
  // The parts, what stands before the first, and what stands behind the last.
  const sections = text.split(delimiter, mostParts + 3);
  if (sections.length > mostParts + 2) return mask;
  return sections.map((section) => maskPart(section, isVisible)).join(delimiter);
}

function maskPart(section: string, isVisible: (name: string) => boolean): string {
  const end = section.indexOf(headEnd);
  if (end < 0) return /^(?:--)?\s*$/.test(section) ? section : mask;
  const start = end + headEnd.length;
  const head = section.slice(0, Math.min(start, 2048));
  if (isVisible(name.exec(head)?.[1] ?? '')) return section;
  return `${section.slice(0, start)}${mask}${section.endsWith('\r\n') ? '\r\n' : ''}`;
}

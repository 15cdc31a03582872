import { sha256Hex } from '../../core/wire/digest.ts';
import { header, type HttpRequest } from '../../core/wire/http.ts';
import { splitTarget, byCodeUnit, encodePart, type Pairs } from '../../core/wire/query-string.ts';
import type { Claim } from './signature.ts';

/** What a signature covers. */
export interface Signed {
  readonly method: string;
  readonly path: string;
  /** Decoded. */
  readonly query: Pairs;
  /** Names in lower case, in the order in which they are signed. */
  readonly headers: Pairs;
  readonly bodyHash: string;
}

/** Where the official SDKs write the same thing differently. */
interface Style {
  /** Puts two values of the same parameter into order. */
  readonly order: (left: string, right: string) => number;
  readonly tidy: (value: string) => string;
}

const keepOrder: Style['order'] = () => 0;
const trim: Style['tidy'] = (value) => value.trim();
const shrinkSpaces: Style['tidy'] = (value) => value.trim().replace(/\s+/g, ' ');

const plainStyle: Style = { order: keepOrder, tidy: trim };
const styles: readonly Style[] = [keepOrder, byCodeUnit].flatMap((order) =>
  [trim, shrinkSpaces].map((tidy) => ({ order, tidy })),
);

/** The text whose hash is signed. The block of headers ends with a newline even when it is empty. */
export function canonicalRequest(signed: Signed, { order, tidy } = plainStyle): string {
  const { method, path, query, headers, bodyHash } = signed;
  const lines = headers.map(([name, value]) => `${name}:${tidy(value)}`);
  const names = headers.map(([name]) => name).join(';');
  return [
    method,
    encodePath(path),
    encodeSorted(query, order),
    `${lines.join('\n')}\n`,
    names,
    bodyHash,
  ].join('\n');
}

/**
 * The texts that the official SDKs may have signed for one and the same request: repeated parameters keep their order
 * or are sorted by value, runs of spaces in a header stay or shrink to one, and one SDK signs the token of a query
 * signature without listing it. For most requests all of these are one text, so each is made only when it is asked for.
 */
export function* possibleCanonicalRequests(
  request: HttpRequest,
  query: Pairs,
  claim: Claim,
): Generator<string> {
  const isBodySigned = claim.place === 'header' || !query.some(([name]) => name === 'X-NotSignBody');
  const common = {
    method: request.method,
    path: splitTarget(request.target).path,
    headers: claim.signedHeaders.map((name) => [name, valueOf(request, name)] as const),
    bodyHash: sha256Hex(isBodySigned ? request.body : ''),
  };
  const told = new Set<string>();
  for (const selection of signedSelections(query, claim)) {
    for (const style of styles) {
      const text = canonicalRequest({ ...common, query: selection }, style);
      if (!told.has(text)) yield text;
      told.add(text);
    }
  }
}

/** A header that a call signs, by its `SignedHeaders`, and does not have. */
export function unsentHeader({ headers }: HttpRequest, { signedHeaders }: Claim): string | undefined {
  return signedHeaders.find((name) => header(headers, name) === undefined);
}

/** The parameters under a signature: all of them, or those which a query signature lists. */
function signedSelections(query: Pairs, claim: Claim): readonly Pairs[] {
  if (claim.place === 'header') return [query];
  const select = (listed: readonly string[]): Pairs =>
    query.filter(([name]) => listed.includes(name) && name !== 'X-Signature');
  return [select(claim.signedQueries), select([...claim.signedQueries, 'X-Security-Token'])];
}

function valueOf({ headers }: HttpRequest, name: string): string {
  const values = headers.filter(([candidate]) => candidate.toLowerCase() === name).map(([, value]) => value);
  const value = values.join(',');
  // The official SDKs for Go, Java and Python sign the host without a default port, whatever they send.
  return name === 'host' ? value.replace(/:(80|443)$/, '') : value;
}

function encodeSorted(query: Pairs, order: Style['order']): string {
  return query
    .map(([name, value]) => [encodePart(name), encodePart(value)] as const)
    .toSorted(
      ([name, value], [otherName, otherValue]) => byCodeUnit(name, otherName) || order(value, otherValue),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

export function encodePath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodePart(decodeSegment(segment)))
    .join('/');
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

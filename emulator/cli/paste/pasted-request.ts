/** A request that somebody pasted, as it would have gone over the wire. */
export interface PastedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: [string, string][];
  readonly body: string;
  /** Host and port, where the text says them. */
  readonly host: string | undefined;
}

/** What a text says of a request, before what every request has is filled in. */
export interface RequestParts {
  readonly method: string;
  /** A whole URL, or a request target. */
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Splits the URL into a host and a target, and gives the request the Host header that any client sends. */
export function completeRequest({ method, url, headers, body }: RequestParts): PastedRequest {
  const [, origin, rest = url] = /^https?:\/\/([^/?#]+)(.*)$/is.exec(url.trim()) ?? [];
  const local = rest.replace(/#.*$/s, '');
  const named = valueOf(headers, 'host');
  const host = named ?? origin?.replace(/^.*@/, '');
  return {
    method,
    target: local.startsWith('/') || local === '*' ? local : `/${local}`,
    headers: [
      ...(named === undefined && host !== undefined ? [['Host', host] as [string, string]] : []),
      ...headers.map(([name, value]): [string, string] => [name, value]),
    ],
    body,
    host,
  };
}

/** The first value of a header whose name is given in lower case. */
export function valueOf(headers: RequestParts['headers'], name: string): string | undefined {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

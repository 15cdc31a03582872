import type { HeaderPairs } from '../wire/http.ts';

/** Headers in which a proxy says which path was called before it rewrote that. */
const forwarding = [
  ...['x-original-uri', 'x-original-url', 'x-forwarded-uri', 'x-forwarded-path', 'x-rewrite-url'],
  ...['x-request-uri', 'x-envoy-original-path', 'x-replaced-path'],
];
const prefixes = ['x-forwarded-prefix', 'x-script-name', 'x-forwarded-context'];

/** The paths that a client may have called before a proxy took a prefix off, by what the call says of it. */
export function forwardedPaths(headers: HeaderPairs, path: string): readonly string[] {
  const named = headers.flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    if (forwarding.includes(lower)) return [value.trim().split('?', 1)[0]!];
    return prefixes.includes(lower) ? [value.trim().replace(/\/$/, '') + path] : [];
  });
  return [...new Set(named.flatMap((one) => [one, one.replace(/\/$/, '')]))].filter(
    (one) => one.startsWith('/') && one !== path,
  );
}

/** What gateways and clients put before a path, beside the names of the service. */
const usual = [
  ...[
    'api',
    'openapi',
    'open',
    'gateway',
    'gw',
    'proxy',
    'mock',
    'rest',
    'service',
    'services',
    'backend',
    'app',
  ],
  ...['dev', 'test', 'stage', 'staging', 'prod', 'release', 'live', 'moderation'],
];
const versions = ['v1', 'v2', 'v3', 'v4'];

/** A path behind one word, two or three, as gateways have it that take a prefix off. */
export function* prefixedPaths(path: string, services: readonly string[]): Generator<string> {
  const ends = path === '/' ? ['/', ''] : [path];
  const words = [...services, ...usual, ...versions];
  const pairs = [
    ...services.flatMap((service) =>
      [...usual, ...versions].flatMap((word) => [`${word}/${service}`, `${service}/${word}`]),
    ),
    ...usual.flatMap((word) => versions.flatMap((version) => [`${word}/${version}`, `${version}/${word}`])),
  ];
  const three = ['api', 'openapi', 'proxy', 'gateway'].flatMap((word) =>
    versions.flatMap((version) => services.map((service) => `${word}/${version}/${service}`)),
  );
  for (const prefix of [...words, ...pairs, ...three]) for (const end of ends) yield `/${prefix}${end}`;
}

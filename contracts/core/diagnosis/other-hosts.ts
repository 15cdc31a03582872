import type { HeaderPairs } from '../wire/http.ts';

/** Headers in which a proxy says to which host a call was sent at first, and others that name an origin. */
const forwarding = [
  'x-forwarded-host',
  'x-original-host',
  'x-host',
  'x-forwarded-server',
  'forwarded',
] as const;
const origins = ['origin', 'referer'] as const;

/** The hosts that a client may have called before a proxy rewrote the Host header. */
export function forwardedHosts(headers: HeaderPairs): readonly string[] {
  const named = headers.flatMap(([name, value]) => {
    const lower = name.toLowerCase();
    if (lower === 'forwarded') return [...value.matchAll(/host="?([^";,]+)/gi)].map(([, host]) => host!);
    if (forwarding.some((other) => other === lower)) return value.split(',').map((host) => host.trim());
    if (!origins.some((other) => other === lower)) return [];
    return /^https?:\/\/([^/?#]+)/i.exec(value)?.slice(1) ?? [];
  });
  return [...new Set(named.flatMap((host) => [host, host.replace(/:\d+$/, '')]))].filter(
    (host) => host !== '',
  );
}

/** A name of the vendor's as clients spell it: in capitals, as DNS ends it, with the port of its scheme. */
export const respellName = (name: string): readonly string[] => [
  name.toUpperCase(),
  `${name}.`,
  `${name}:443`,
  `${name}:80`,
  `www.${name}`,
];

/** A host as clients spell it besides, or name the same machine. */
export function respellHost(host: string): readonly string[] {
  const bare = host.replace(/:\d+$/, '');
  const port = host.slice(bare.length);
  const machines = [
    ...['localhost', '127.0.0.1', '0.0.0.0', '[::1]', '::1', 'host.docker.internal', 'localhost.localdomain'],
    // As compose files call a container, and what stands before it.
    ...['understudy', 'emulator', 'mock', 'mock-server', 'mockserver', 'vendor', 'api', 'gateway', 'proxy'],
    ...['nginx', 'app', 'server', 'test', 'example.com'],
  ];
  const spelled = [
    ...[host, bare].flatMap((name) => [
      `https://${name}`,
      `http://${name}`,
      `https://${name}/`,
      `http://${name}/`,
      `//${name}`,
    ]),
    `${bare}:443`,
    `${bare}:80`,
    `${bare}.`,
    `${host}/`,
    ...machines.flatMap((machine) => [machine, machine + port]),
    'undefined',
    'null',
    'None',
    'nil',
    host.toUpperCase(),
  ];
  return [...new Set(spelled)].filter((other) => other !== host && other !== bare);
}

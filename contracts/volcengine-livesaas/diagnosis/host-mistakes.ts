import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { respellName } from '../../core/diagnosis/other-hosts.ts';
import { valueOf, withValues } from './header-values.ts';
import { forwardedHosts, localHosts, ownHosts, sisterHosts } from './host-variants.ts';
import type { LivesaasParts } from './parts.ts';

/** Mistakes with the host, where it is signed. */
export const hostMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'host-without-port',
    common: 1,
    title: 'The host was signed without its port',
    detail: 'The Host header has a port; the signed host has none.',
    fix: 'Sign the Host header as it is sent.',
    inflict: (parts) => withValues(parts, 'host', [parts.sent.host.replace(/:\d+$/, '')]),
  },
  {
    id: 'host-of-the-vendor',
    title: 'The host of the vendor was signed',
    detail: 'The signature covers a host of Volcengine, and the call went elsewhere.',
    tell: (made) =>
      `The signature covers ${valueOf(made, 'host') ?? ''}, and the call went to ${made.sent.host}.`,
    fix: 'Sign the host to which the call is sent.',
    inflict: (parts) => withValues(parts, 'host', ownHosts),
  },
  {
    id: 'host-behind-a-proxy',
    title: 'The host that a proxy replaced was signed',
    detail:
      'The signature covers the host that X-Forwarded-Host or Forwarded names; the Host header has another.',
    fix: 'Let the proxy keep the Host header, or sign the host that arrives.',
    inflict: (parts) => withValues(parts, 'host', forwardedHosts(parts.sent.headers)),
  },
  {
    id: 'host-with-scheme',
    tried: 'alone',
    title: 'The host was signed with a scheme or a path',
    detail: 'The signature covers a URL where the host alone belongs.',
    fix: 'Sign the value of the Host header, without http:// and without a slash.',
    inflict: (parts) => {
      const { host } = parts.sent;
      return withValues(parts, 'host', [
        ...['http://', 'https://', '//'].flatMap((scheme) => [scheme + host, `${scheme}${host}/`]),
        `${host}/`,
        ...ownHosts.slice(0, 2).map((own) => `https://${own}`),
      ]);
    },
  },
  {
    id: 'host-of-this-machine',
    tried: 'alone',
    title: 'Another name of this machine was signed',
    detail: 'The signature covers localhost or an address of the machine; the Host header has another name.',
    fix: 'Sign the Host header as it is sent.',
    inflict: (parts) =>
      withValues(
        parts,
        'host',
        localHosts(parts.sent.host).filter((host) => host.toLowerCase() !== parts.sent.host.toLowerCase()),
      ),
  },
  {
    id: 'host-of-a-sister-cloud',
    tried: 'alone',
    title: 'The host of another product or cloud was signed',
    detail: 'The signature covers a host of BytePlus or of another product of Volcengine.',
    tell: (made) => `The signature covers ${valueOf(made, 'host') ?? ''}, which serves something else.`,
    fix: 'Sign the host to which the call is sent.',
    inflict: (parts) => withValues(parts, 'host', sisterHosts),
  },
  {
    id: 'host-with-another-port',
    tried: 'alone',
    title: 'The host was signed with a port of its own, or in other letters',
    detail: 'The signed host has a standard port, or is written in other letters than it counts in.',
    tell: (made) =>
      `The signature covers ${valueOf(made, 'host') ?? ''}, and the call went to ${made.sent.host}.`,
    fix: 'Sign the Host header as it is sent, without :80 or :443.',
    inflict: (parts) => {
      const bare = parts.sent.host.replace(/:\d+$/, '');
      return withValues(parts, 'host', [
        `${bare}:443`,
        `${bare}:80`,
        `${bare}:8080`,
        parts.sent.host.toUpperCase(),
        parts.sent.host.toLowerCase(),
        `${bare}.`,
        ...ownHosts.slice(0, 2).flatMap(respellName),
      ]);
    },
  },
];

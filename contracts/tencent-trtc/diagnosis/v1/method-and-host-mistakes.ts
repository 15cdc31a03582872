import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { forwardedHosts } from '../../../core/diagnosis/other-hosts.ts';
import { otherHosts, vendorHosts } from '../host-variants.ts';
import { methodForms } from '../../../core/diagnosis/letter-cases.ts';
import type { V1Parts } from './parts.ts';

/** What clients are known to sign in the place of the method and the host. */
export const methodAndHostMistakes: readonly Mistake<V1Parts>[] = [
  {
    id: 'method-of-another-verb',
    title: 'Another HTTP method was signed',
    detail: 'The text to sign begins with GET for a POST, or the reverse.',
    fix: 'Begin with the method that is really used.',
    inflict: (parts) => [{ ...parts, method: parts.method.toUpperCase() === 'GET' ? 'POST' : 'GET' }],
  },
  {
    id: 'method-left-out',
    title: 'The HTTP method is not signed',
    detail: 'The text to sign begins with the host.',
    fix: 'Begin with GET or POST.',
    inflict: (parts) => (parts.method === '' ? [] : [{ ...parts, method: '' }]),
  },
  {
    id: 'method-in-lower-case',
    title: 'The HTTP method is not in capital letters',
    detail: 'The text to sign begins with the method in small letters, or as a library names it: Post.',
    tell: ({ method }) => `The text to sign begins with "${method}".`,
    fix: 'Sign the method in capital letters.',
    inflict: (parts) => withForms(parts, 0, 2),
    rarer: (parts) => withForms(parts, 2),
  },
  {
    id: 'host-of-another-endpoint',
    tried: 'alone',
    title: 'Another host was signed',
    detail: 'The host in the text to sign is not the one that the call was sent to.',
    tell: ({ host }, right) => `The host "${host}" is signed, and "${right.host}" was called.`,
    fix: 'Sign the value of the Host header, without a scheme.',
    inflict: (parts) => {
      const region = parts.parameters.find(([name]) => name === 'Region')?.[1];
      return otherHosts(parts.host, region).map((host) => ({ ...parts, host }));
    },
  },
  {
    id: 'host-of-the-vendor',
    common: 2,
    title: "The vendor's own host was signed",
    detail: 'The host in the text to sign is that of production, and the call was sent elsewhere.',
    tell: ({ host }, right) => `The host "${host}" is signed, and "${right.host}" was called.`,
    fix: 'Sign the value of the Host header: change the host where the signature is made as well.',
    inflict: (parts) => vendorHosts.map((host) => ({ ...parts, host })),
  },
  {
    id: 'host-before-proxy',
    title: 'The host of before a proxy was signed',
    detail:
      'A proxy has rewritten the Host header on the way; the host that it was sent to at first is signed.',
    tell: ({ host }) =>
      `The host "${host}" is signed, which a header of the call names; a proxy on the way has put another into Host.`,
    fix: 'Sign the host that the vendor sees, or let the proxy pass Host on as it is.',
    inflict: (parts) =>
      forwardedHosts(parts.headers)
        .filter((host) => host !== parts.host)
        .map((host) => ({ ...parts, host })),
  },
  {
    id: 'host-left-out',
    title: 'The host is not signed',
    detail: 'The text to sign has no host.',
    fix: 'Put the host directly behind the method.',
    inflict: (parts) => (parts.host === '' ? [] : [{ ...parts, host: '' }]),
  },
];

function withForms(parts: V1Parts, from: number, to?: number): readonly V1Parts[] {
  const forms = /^[A-Z]+$/.test(parts.method) ? methodForms(parts.method) : [];
  return forms.slice(from, to).map((method) => ({ ...parts, method }));
}

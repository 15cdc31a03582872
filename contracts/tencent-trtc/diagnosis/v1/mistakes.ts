import { otherKeyUses } from '../../../core/diagnosis/keyed-hash.ts';
import { tellMore, tellPrint } from '../../../core/diagnosis/tell-hash.ts';
import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { otherAlgorithms } from '../../../core/wire/digest.ts';
import { service } from '../../wire/constants.ts';
import { textFormNames, textForms } from '../../../core/diagnosis/byte-forms.ts';
import { encodersFor } from '../../../core/diagnosis/charsets.ts';
import { secretMistakes } from '../../../core/diagnosis/secret-mistakes.ts';
import { encodePart } from '../../../core/wire/query-string.ts';
import { tc3Keys, utcDate, v1Methods, type V1Method } from '../../wire/signature.ts';
import { sampleSecrets } from '../sample-secrets.ts';
import { methodAndHostMistakes } from './method-and-host-mistakes.ts';
import { parameterMistakes } from './parameter-mistakes.ts';
import { rareV1Mistakes } from './several-habits.ts';
import { secretText, signV1Parts, type V1Parts } from './parts.ts';

type V1Mistake = Mistake<V1Parts>;

/** What clients are known to sign with v1 instead of what the documentation asks for. */
export const v1Mistakes: readonly V1Mistake[] = [
  {
    id: 'digest-of-another-method',
    title: 'The digest is that of another method',
    detail: 'The HMAC is not the one that SignatureMethod names; without it, that is HmacSHA1.',
    fix: 'Send SignatureMethod=HmacSHA256 with HMAC-SHA256, and HmacSHA1 or nothing with HMAC-SHA1.',
    inflict: (parts) =>
      (Object.keys(v1Methods) as V1Method[])
        .filter((digest) => digest !== parts.digest)
        .map((digest) => ({ ...parts, digest })),
  },
  {
    id: 'signature-in-hex',
    title: 'The signature is in hex',
    detail: 'The signature is right, but printed in hex, or its hexadecimal digits are put into base64.',
    fix: 'Print the bytes of the HMAC in base64; hex is for TC3.',
    tell: tellPrint,
    inflict: (parts) =>
      (['hex', 'base64 of hex', 'base64 of upper-case hex'] as const).map((print) => ({ ...parts, print })),
  },
  {
    id: 'signature-not-encoded-for-sending',
    title: 'The signature was not URL-encoded for sending',
    detail: 'A plus sign of the signature arrived as a space.',
    fix: 'URL-encode the signature like every other parameter when it is sent.',
    inflict: (parts) => (parts.print === 'base64' ? [{ ...parts, print: 'base64 with spaces' }] : []),
  },
  ...methodAndHostMistakes,
  {
    id: 'path-left-out',
    title: 'The path or the question mark is wrong',
    detail:
      'The text to sign lacks the / behind the host, the question mark, or both, or has the path of the older API.',
    fix: 'Put /? between the host and the parameters, for a POST as well.',
    inflict: (parts) =>
      parts.path === ''
        ? []
        : [
            { ...parts, path: '' },
            { ...parts, mark: '' },
            { ...parts, path: '', mark: '' },
            { ...parts, path: '/v2/index.php' },
            { ...parts, path: '//' },
          ],
  },
  {
    id: 'text-encoded-before-signing',
    title: 'The whole text is URL-encoded before signing',
    detail: 'The text to sign, or all of it behind the question mark, was encoded once more.',
    fix: 'Sign the text as it is.',
    inflict: (parts) =>
      parts.encoding === 'none'
        ? [
            { ...parts, encoding: 'whole query' },
            { ...parts, encoding: 'whole text' },
          ]
        : [],
  },
  {
    id: 'key-with-prefix',
    title: 'The key has the prefix of TC3',
    detail: 'The SecretKey was used with the text TC3 before it.',
    fix: 'Use the SecretKey alone; the prefix is for TC3.',
    inflict: (parts) => (parts.keyPrefix === '' ? [{ ...parts, keyPrefix: 'TC3' }] : []),
  },
  ...parameterMistakes,
  ...rareV1Mistakes,
  ...secretMistakes<V1Parts>(sampleSecrets),
  {
    id: 'text-in-another-charset',
    tried: 'alone',
    title: 'The text was taken to bytes in another charset',
    detail:
      'The text to sign was signed in Latin-1, GBK, UTF-16 or another charset than UTF-8, or with "?" for some characters.',
    tell: ({ encoder }) =>
      `The text to sign was signed in ${encoder?.charset ?? 'another charset'}; UTF-8 is needed.`,
    fix: 'Take the UTF-8 bytes of the text to sign.',
    inflict: (parts) =>
      encodersFor(parts.parameters.flat().join('')).map((encoder) => ({ ...parts, encoder })),
  },
  {
    id: 'parameters-joined-otherwise',
    tried: 'alone',
    title: 'The parameters are joined otherwise',
    detail: 'There is another sign than & between the parameters, another than = inside them, or none.',
    fix: 'Write name=value, and & between the parameters.',
    inflict: (parts) => [
      ...['', ',', ';', '\n', '&amp;', '|', ' ', ', '].map((join) => ({ ...parts, join })),
      ...['', ':', ': ', '= '].map((equals) => ({ ...parts, equals })),
      { ...parts, join: '', equals: '' },
      { ...parts, join: ',', equals: ':' },
      { ...parts, join: '\n', equals: ':' },
    ],
  },
  {
    id: 'text-with-more',
    tried: 'alone',
    title: 'The text to sign has more around it',
    detail:
      'There is a line break, an & or another sign at the beginning or end of the text to sign, or between its parts; or the whole of it is in another case.',
    fix: 'Write the method, the host, /? and the parameters directly behind one another.',
    inflict: (parts) => [
      ...[
        (text: string) => `${text}&`,
        (text: string) => `${text}\n`,
        (text: string) => ` ${text}`,
        (text: string) => text.toLowerCase(),
        (text: string) => text.toUpperCase(),
      ].map((change) => ({ ...parts, change })),
      ...['\n', ' ', '&', ' https://', '://'].map((between) => ({
        ...parts,
        method: parts.method + between,
      })),
      { ...parts, method: `${parts.method}\n`, host: `${parts.host}\n`, path: `${parts.path}\n`, mark: '' },
      { ...parts, method: `${parts.method} `, host: `${parts.host} `, path: `${parts.path} ` },
      { ...parts, method: `${parts.method}&`, host: `${parts.host}&`, path: `${parts.path}&`, mark: '' },
    ],
  },
  {
    id: 'signed-as-another-cloud',
    tried: 'alone',
    title: 'The call is signed by the scheme of another cloud',
    detail:
      'The text is the parameters alone, perhaps encoded, behind the method and &, or with the secret at their end.',
    tell: tellScheme,
    fix: 'Sign the method, the host, /? and the sorted parameters with the SecretKey alone.',
    inflict: signAsOthers,
  },
  {
    id: 'key-with-more',
    tried: 'alone',
    title: 'The key has more in it than the SecretKey',
    detail: 'The SecretKey was used with & behind it, or with a prefix of another scheme.',
    fix: 'Use the SecretKey alone.',
    tell: tellMore,
    inflict: (parts) => [
      ...['&', '=', ':'].map((keySuffix) => ({ ...parts, keySuffix })),
      ...['AWS4', 'SDK', 'tc3', 'TC3-HMAC-SHA256'].map((keyPrefix) => ({ ...parts, keyPrefix })),
    ],
  },
  {
    id: 'key-derived-as-for-tc3',
    tried: 'alone',
    title: 'The key was derived as TC3 does it',
    detail: 'The key of the HMAC is the one that TC3 derives through the date, the service and tc3_request.',
    fix: 'Use the SecretKey itself: the derivation is for TC3.',
    inflict: (parts) => {
      const time = parts.parameters.find(([name]) => name === 'Timestamp')?.[1] ?? '';
      if (typeof parts.secret !== 'string' || !/^\d{1,11}$/.test(time)) return [];
      return [{ ...parts, secret: tc3Keys(parts.secret, utcDate(time), service).signing }];
    },
  },
  {
    id: 'hash-in-place-of-hmac',
    tried: 'alone',
    title: 'A hash or another HMAC was used',
    detail:
      'The signature is a plain hash, an HMAC with another hash than SHA-256 and SHA-1, or the key and the text of the HMAC are exchanged.',
    tell: ({ use, otherDigest, digest }) =>
      `The signature is a ${use} with ${otherDigest ?? v1Methods[digest]}.`,
    fix: 'Use HMAC-SHA256 with the SecretKey as the key, and say SignatureMethod=HmacSHA256.',
    inflict: (parts) =>
      (['sha256', ...otherAlgorithms] as const).flatMap((otherDigest) => [
        ...(otherDigest === 'sha256' || otherDigest === 'sha1' ? [] : [{ ...parts, otherDigest }]),
        ...otherKeyUses.flatMap((use) =>
          (['base64', 'hex', 'upper-case hex'] as const).map((print) => ({
            ...parts,
            otherDigest,
            use,
            print,
          })),
        ),
      ]),
  },
  {
    id: 'signature-printed-otherwise',
    tried: 'alone',
    title: 'The signature is printed otherwise',
    detail:
      'The signature is in URL-safe base64, without its =, in upper-case hex, or percent-encoded once more.',
    tell: ({ print }) =>
      print in textForms
        ? `The signature is the base64 of the ${print}, as a string that was made of the bytes of the HMAC has it.`
        : `The signature is printed as ${print}.`,
    fix: 'Print the bytes of the HMAC in base64, and encode that once for sending.',
    inflict: (parts) =>
      (
        [
          'base64url',
          'base64url without padding',
          'base64 without padding',
          'upper-case hex',
          'base64, percent-encoded',
          ...textFormNames,
        ] as const
      ).map((print) => ({ ...parts, print })),
  },
];

function tellScheme(made: V1Parts): string {
  const text = signV1Parts(made).stringToSign;
  if (text.endsWith(secretText(made)))
    return 'The text to sign is the parameters alone, with the secret at their end.';
  if (!text.includes('&%2F&'))
    return 'The text to sign is the parameters alone, without method, host and path.';
  return `The text to sign is the method, &%2F& and the encoded parameters${made.keySuffix === '&' ? ', and the key ends in &' : ''}.`;
}

function signAsOthers(parts: V1Parts): readonly V1Parts[] {
  const pairs = parts.parameters.map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`).join('&');
  const rpc = `${parts.method}&%2F&${encodePart(pairs)}`;
  const secret = secretText(parts);
  const plain = parts.parameters.map(([name, value]) => `${name}=${value}`).join('&');
  const withSecret = ['&key=', '&secret=', '&SecretKey=', ''].map((between) => plain + between + secret);
  return [
    { ...parts, keySuffix: '&', change: () => rpc },
    { ...parts, change: () => rpc },
    { ...parts, change: () => plain },
    ...withSecret.flatMap((text) => [
      { ...parts, change: () => text },
      ...(['md5', 'sha1', 'sha256'] as const).flatMap((otherDigest) =>
        (['hex', 'upper-case hex', 'base64'] as const).map((print) => ({
          ...parts,
          ...{ otherDigest, print, use: 'hash of the text' as const, change: () => text },
        })),
      ),
    ]),
  ];
}

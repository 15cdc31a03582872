import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import type { LivesaasParts, TextLines } from './parts.ts';

type LivesaasMistake = Mistake<LivesaasParts>;

interface Sister {
  /** As a developer knows it. */
  readonly name: string;
  readonly algorithm: string;
  readonly prefix: string;
  readonly terminator: string;
}

/** Clouds whose scheme is the same but for these texts. */
const alike: readonly Sister[] = [
  { name: 'AWS', algorithm: 'AWS4-HMAC-SHA256', prefix: 'AWS4', terminator: 'aws4_request' },
  { name: 'JD Cloud', algorithm: 'JDCLOUD2-HMAC-SHA256', prefix: 'JDCLOUD2', terminator: 'jdcloud2_request' },
  { name: 'Kingsoft Cloud', algorithm: 'KSC4-HMAC-SHA256', prefix: 'KSC4', terminator: 'ksc4_request' },
  { name: 'Google Cloud', algorithm: 'GOOG4-HMAC-SHA256', prefix: 'GOOG4', terminator: 'goog4_request' },
  { name: 'Volcengine TOS', algorithm: 'TOS4-HMAC-SHA256', prefix: '', terminator: 'request' },
  { name: 'Volcengine', algorithm: 'VOLC-HMAC-SHA256', prefix: 'VOLC', terminator: 'volc_request' },
];

const algorithms = [
  ...alike.map(({ algorithm }) => algorithm),
  'TC3-HMAC-SHA256',
  'SDK-HMAC-SHA256',
  'ACS3-HMAC-SHA256',
];

/** What ends the scope, and the key, elsewhere. */
export const terminators: readonly string[] = [
  ...new Set(alike.map(({ terminator }) => terminator)),
  'tc3_request',
  'sdk_request',
  'aliyun_v4_request',
].filter((terminator) => terminator !== 'request');

/** What stands before the secret elsewhere. */
const keyPrefixes: readonly string[] = [
  ...alike.map(({ prefix }) => prefix).filter((prefix) => prefix !== ''),
  ...['TC3', 'SDK', 'aliyun_v4', 'TOS4', 'VOLC4', 'BCE', 'ACS3', 'HMAC-SHA256'],
];

const whole = (name: string): string =>
  `The string to sign and the key are made as ${name} wants them, not as Volcengine does.`;

/** What is signed for another cloud by a client that was written for it. */
export const sisterMistakes: readonly LivesaasMistake[] = [
  {
    id: 'scheme-of-another-cloud',
    tried: 'alone',
    title: 'The call was signed by the scheme of another cloud',
    detail:
      'The string to sign and the key are made as AWS, Tencent Cloud, Huawei Cloud or Alibaba Cloud wants them.',
    tell: ({ algorithm, keyPrefix }) =>
      whole(
        schemeNames[algorithm] ??
          alike.find(({ prefix }) => prefix !== '' && prefix === keyPrefix)?.name ??
          'another cloud',
      ),
    fix: 'Sign by the scheme of Volcengine: HMAC-SHA256, a key without a prefix, "request" at the end.',
    inflict: (parts) => {
      const [day = '', region = '', service = ''] = parts.keySteps;
      return [
        ...alike.flatMap(({ algorithm, prefix, terminator }) => {
          const steps = [day, region, service, terminator];
          const made = { ...parts, algorithm, keyPrefix: prefix, keySteps: steps, scope: steps.join('/') };
          return [made, { ...made, algorithm: parts.algorithm }, { ...made, scope: parts.scope }];
        }),
        ...asTencent(parts, day, service),
        ...withoutScope(parts, 'SDK-HMAC-SHA256'),
        {
          ...parts,
          algorithm: 'ACS3-HMAC-SHA256',
          keySteps: [],
          layText: ({ algorithm, hash }: TextLines) => [algorithm, hash],
        },
      ];
    },
  },
  {
    id: 'algorithm-of-another-cloud',
    tried: 'alone',
    title: 'The string to sign begins with the algorithm of another cloud',
    detail: 'The first line of the string to sign is the name of another scheme.',
    tell: ({ algorithm }) => `The first line of the string to sign is ${algorithm}.`,
    fix: 'Begin the string to sign with HMAC-SHA256.',
    inflict: (parts) =>
      [...algorithms, 'HmacSHA256', 'hmac-sha256', 'HMAC-SHA1', 'HMAC_SHA256', 'SHA256'].map((algorithm) => ({
        ...parts,
        algorithm,
      })),
  },
  {
    id: 'key-with-prefix',
    common: 1,
    title: 'The secret has a prefix',
    detail: 'The key was derived from a prefix and the secret, as other vendors do it.',
    tell: ({ keyPrefix }) =>
      `The key was derived from "${keyPrefix}" and the secret, as other vendors do it.`,
    fix: 'Derive the key from the secret alone.',
    inflict: (parts) => keyPrefixes.map((keyPrefix) => ({ ...parts, keyPrefix })),
  },
  {
    id: 'terminator-of-another-cloud',
    tried: 'alone',
    title: 'The key ends in the word of another cloud',
    detail: 'The last step of the key, or of the scope, is aws4_request or the like in the place of request.',
    tell: ({ keySteps }) => `The last step of the key is ${keySteps.at(-1) ?? ''}; it must be request.`,
    fix: 'End key and scope in "request".',
    inflict: (parts) =>
      (parts.keySteps.length === 0 ? [] : terminators).flatMap((terminator) => {
        const keySteps = parts.keySteps.with(-1, terminator);
        return [
          { ...parts, keySteps },
          { ...parts, keySteps, scope: parts.scope.replace(/[^/]*$/, terminator) },
        ];
      }),
  },
];

const schemeNames: Readonly<Record<string, string>> = {
  ...Object.fromEntries(alike.map(({ name, algorithm }) => [algorithm, name])),
  'TC3-HMAC-SHA256': 'Tencent Cloud',
  'SDK-HMAC-SHA256': 'Huawei Cloud',
  'ACS3-HMAC-SHA256': 'Alibaba Cloud',
};

/** Tencent Cloud has no region in the key, and counts the seconds. */
function asTencent(parts: LivesaasParts, day: string, service: string): readonly LivesaasParts[] {
  const iso = parts.sent.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const seconds = String(Date.parse(iso) / 1000);
  return [day, iso.slice(0, 10)].flatMap((date) => {
    const steps = [date, service, 'tc3_request'];
    const made = {
      ...parts,
      algorithm: 'TC3-HMAC-SHA256',
      keyPrefix: 'TC3',
      keySteps: steps,
      scope: steps.join('/'),
    };
    return [made, { ...made, date: seconds }];
  });
}

/** Huawei Cloud signs with the secret itself, and has no scope. */
function withoutScope(parts: LivesaasParts, algorithm: string): readonly LivesaasParts[] {
  return [
    {
      ...parts,
      algorithm,
      keySteps: [],
      layText: ({ date, hash, ...lines }: TextLines) => [lines.algorithm, date, hash],
    },
  ];
}

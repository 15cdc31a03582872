import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { tc3Method } from '../../wire/signature.ts';
import { terminator, type Tc3Parts } from './parts.ts';

/** The schemes of other clouds that are made the same way: first line, prefix of the key, last step of the key. */
export const otherSchemes = [
  { algorithm: 'AWS4-HMAC-SHA256', prefix: 'AWS4', last: 'aws4_request' },
  { algorithm: 'SDK-HMAC-SHA256', prefix: 'SDK', last: 'sdk_request' },
  { algorithm: 'HMAC-SHA256', prefix: '', last: 'request' },
  { algorithm: 'GOOG4-HMAC-SHA256', prefix: 'GOOG4', last: 'goog4_request' },
  { algorithm: 'ACS3-HMAC-SHA256', prefix: 'aliyun_v4', last: 'aliyun_v4_request' },
] as const;

/** With another last step of the key, another end of the scope, or both. */
export function withLast(parts: Tc3Parts, last: string): readonly Tc3Parts[] {
  const keySteps = parts.keySteps.map((step) => (step === terminator ? last : step));
  const scope = (date: string, service: string): string => `${date}/${service}/${last}`;
  return [
    { ...parts, scope, keySteps },
    { ...parts, scope },
    { ...parts, keySteps },
  ];
}

/** What a client signs that was written for another cloud, wholly or in its key alone. */
export const schemeOfAnotherCloud: Mistake<Tc3Parts> = {
  id: 'scheme-of-another-cloud',
  tried: 'alone',
  title: 'The call is signed by the scheme of another cloud',
  detail:
    'The prefix of the key and the last step are those of AWS4-HMAC-SHA256, SDK-HMAC-SHA256 or a like scheme, and mostly the first line as well.',
  tell: ({ algorithm, keyPrefix, keySteps }) => {
    if (algorithm !== tc3Method)
      return `The string to sign begins with ${algorithm}, and the key is derived as that scheme does it.`;
    const last = keySteps.at(-1) ?? '';
    return keyPrefix === ''
      ? `The derivation of the key begins with the SecretKey alone and ends in "${last}", as another cloud does it.`
      : `The derivation of the key begins with "${keyPrefix}" and the SecretKey and ends in "${last}", as another cloud does it.`;
  },
  fix: 'Begin with TC3-HMAC-SHA256, put TC3 before the SecretKey and end with tc3_request.',
  inflict: (parts) =>
    otherSchemes.flatMap(({ algorithm, prefix, last }) => {
      const made = withLast({ ...parts, algorithm, keyPrefix: prefix }, last);
      const [both, , inKey] = made;
      return [both, inKey].flatMap((one) => (one ? [one, { ...one, algorithm: parts.algorithm }] : []));
    }),
};

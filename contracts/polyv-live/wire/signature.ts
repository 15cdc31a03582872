import { equalInConstantTime, md5Hex, sha256Hex } from '../../core/wire/digest.ts';
import { byCodeUnit } from '../../core/wire/query-string.ts';

const digests = { MD5: md5Hex, SHA256: sha256Hex } as const;

export type SignatureMethod = keyof typeof digests;

export const signatureMethods: readonly string[] = Object.keys(digests);

/** Decoded parameters by name; `sign` may be among them and never signs itself. */
export type Parameters = Readonly<Record<string, string>>;

/** Whether parameters without a value take part in the text to sign. */
export type EmptyValues = 'left-out' | 'kept';

/**
 * The text that is signed: name and value of each parameter in ASCII order, nothing between them,
 * the secret before and after. Values are as decoded, never as encoded on the wire.
 */
export function textToSign(
  parameters: Parameters,
  appSecret: string,
  emptyValues: EmptyValues = 'left-out',
): string {
  const middle = Object.entries(parameters)
    .filter(([name, value]) => name !== 'sign' && (value !== '' || emptyValues === 'kept'))
    .toSorted(([left], [right]) => byCodeUnit(left, right))
    .map(([name, value]) => name + value)
    .join('');
  return appSecret + middle + appSecret;
}

/** Signs parameters: 32 upper-case hexadecimal digits for MD5, 64 for SHA256. */
export function signParameters(
  parameters: Parameters,
  appSecret: string,
  method: SignatureMethod = 'MD5',
  emptyValues: EmptyValues = 'left-out',
): string {
  return digests[method](textToSign(parameters, appSecret, emptyValues)).toUpperCase();
}

/** The method that a call names in `signatureMethod`, MD5 when it names none, undefined when it names another. */
export function readMethod({ signatureMethod }: Parameters): SignatureMethod | undefined {
  if (!signatureMethod) return 'MD5';
  return Object.hasOwn(digests, signatureMethod) ? (signatureMethod as SignatureMethod) : undefined;
}

/** How far a verifier departs from the documented rule. */
export interface Tolerance {
  readonly emptyValues: EmptyValues | 'either';
  /** Whether `signatureMethod` itself has to be signed. */
  readonly methodSigned: 'yes' | 'either';
  readonly unknownMethod: 'refuse' | 'md5';
  readonly signCase: 'upper' | 'any';
}

/** Whether the `sign` of a call is that of its parameters, in a time that does not depend on where it differs. */
export function isGenuine(parameters: Parameters, appSecret: string, tolerance: Tolerance): boolean {
  const method = readMethod(parameters) ?? (tolerance.unknownMethod === 'md5' ? 'MD5' : undefined);
  if (!method) return false;
  const { signatureMethod: _, ...withoutMethod } = parameters;
  const signed = tolerance.methodSigned === 'either' ? [parameters, withoutMethod] : [parameters];
  const rules: readonly EmptyValues[] =
    tolerance.emptyValues === 'either' ? ['left-out', 'kept'] : [tolerance.emptyValues];

  const sign = parameters['sign'] ?? '';
  const given = tolerance.signCase === 'any' ? sign.toUpperCase() : sign;
  return signed.some((set) =>
    rules.some((rule) => equalInConstantTime(given, signParameters(set, appSecret, method, rule))),
  );
}

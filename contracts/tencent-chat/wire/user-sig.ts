import { deflateSync, inflateSync } from 'node:zlib';
import { equalInConstantTime, hmac } from '../../core/wire/digest.ts';
import { decodeText, readJson } from '../../core/wire/json.ts';
import { memoize } from '../../core/wire/memoize.ts';
import { readBase64 } from '../../core/wire/bytes.ts';

/** The fields of a UserSig of version 2. `expire` is a life in seconds from `time`, which is in seconds since 1970. */
export interface UserSig {
  /** The account that it was made for. */
  readonly identifier: string;
  /** The app that it was made for. */
  readonly sdkAppId: string;
  /** When it was made, in seconds since 1970. */
  readonly time: string;
  /** How long it is good, in seconds from `time`. */
  readonly expire: string;
  /** Base64, as it stands in the document; only in tickets for one room. */
  readonly userBuffer?: string;
  /** Base64 of the HMAC-SHA256. */
  readonly signature: string;
}

export type UserSigReading =
  | {
      /** What the UserSig holds. */
      readonly userSig: UserSig;
    }
  | {
      /** Why it cannot be read. */
      readonly problem: string;
    };

/** A UserSig inflates to some 300 bytes; 64 KiB leaves room for any userbuf and none for a bomb. */
const maximumDocumentBytes = 65_536;

/**
 * Decodes a UserSig of any official generator: key order, spacing and compression level differ between them.
 * The standard base64 alphabet and missing padding are tolerated. Clients send the same UserSig for hours, and inflating it
 * takes longer than all else that a call needs. A client makes UserSigs and reads none, so a bundler may leave this out.
 */
export const decodeUserSig = /* @__PURE__ */ memoize(inflateUserSig);

function inflateUserSig(text: string): UserSigReading {
  const base64 = text.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=').replaceAll(' ', '+');
  if (!/^[A-Za-z0-9+/]+=*$/.test(base64)) return { problem: 'it has characters that no UserSig has' };
  let document: string;
  try {
    document = decodeText(inflateSync(readBase64(base64), { maxOutputLength: maximumDocumentBytes }));
  } catch {
    return { problem: 'it does not inflate; it is probably truncated' };
  }
  const json = readJson(document);
  if ('problem' in json || typeof json.value !== 'object' || json.value === null) {
    return { problem: 'it does not hold a JSON object' };
  }
  return toUserSig(json.value as Record<string, unknown>);
}

/** The text that is signed: one line per field, each ended by a newline. */
export function contentToSign(userSig: Omit<UserSig, 'signature'>): string {
  const lines = [
    `TLS.identifier:${userSig.identifier}`,
    `TLS.sdkappid:${userSig.sdkAppId}`,
    `TLS.time:${userSig.time}`,
    `TLS.expire:${userSig.expire}`,
  ];
  if (userSig.userBuffer !== undefined) lines.push(`TLS.userbuf:${userSig.userBuffer}`);
  return `${lines.join('\n')}\n`;
}

/** Signs with the secret as text; the 64 hexadecimal characters are not decoded. */
export function signUserSig(userSig: Omit<UserSig, 'signature'>, secretKey: string): string {
  return hmac('sha256', secretKey, contentToSign(userSig)).toString('base64');
}

/** The clocks of who makes a UserSig and of a sandbox may differ by so many seconds; one that begins later is from the future. */
export const mostAhead = 900;

/** What was said of a UserSig last, and for which key. It never depends on the time: only expiry does. */
const verdicts = new WeakMap<UserSig, { readonly secretKey: string; readonly isGenuine: boolean }>();

/** Whether a UserSig was signed with a secret. */
export function isGenuine(userSig: UserSig, secretKey: string): boolean {
  const known = verdicts.get(userSig);
  if (known?.secretKey === secretKey) return known.isGenuine;
  const verdict = equalInConstantTime(userSig.signature, signUserSig(userSig, secretKey));
  verdicts.set(userSig, { secretKey, isGenuine: verdict });
  return verdict;
}

/** Makes a UserSig. `now` is in milliseconds, `lifeSeconds` at least 1. */
export function makeUserSig(
  credential: { readonly sdkAppId: string | number; readonly secretKey: string },
  identifier: string,
  now: number,
  lifeSeconds: number,
): string {
  const time = String(Math.floor(now / 1000));
  const fields = { identifier, sdkAppId: String(credential.sdkAppId), time, expire: String(lifeSeconds) };
  const document = JSON.stringify({
    'TLS.ver': '2.0',
    'TLS.identifier': identifier,
    'TLS.sdkappid': Number(credential.sdkAppId),
    'TLS.time': Number(time),
    'TLS.expire': lifeSeconds,
    'TLS.sig': signUserSig(fields, credential.secretKey),
  });
  const base64 = deflateSync(document).toString('base64');
  return base64.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');
}

const wholeNumber = /^-?\d+$/;

function toUserSig(document: Record<string, unknown>): UserSigReading {
  const fields: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(document))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
      fields[name] = String(value);
  const {
    'TLS.identifier': identifier,
    'TLS.sdkappid': sdkAppId,
    'TLS.time': time,
    'TLS.expire': expire,
    'TLS.sig': signature,
    'TLS.userbuf': userBuffer,
  } = fields;
  if (
    identifier === undefined ||
    sdkAppId === undefined ||
    time === undefined ||
    expire === undefined ||
    signature === undefined
  ) {
    return { problem: 'its document lacks a field' };
  }
  if (!(wholeNumber.test(sdkAppId) && wholeNumber.test(time) && wholeNumber.test(expire)))
    return { problem: 'a field of its document that must be a whole number is none' };
  const required = { identifier, sdkAppId, time, expire, signature };
  return { userSig: userBuffer === undefined ? required : { ...required, userBuffer } };
}

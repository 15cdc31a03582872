import type { SignedCall, SigningScheme } from '../../core/diagnosis/diagnose-signature.ts';
import { hmac } from '../../core/wire/digest.ts';
import { splitTarget } from '../../core/wire/http.ts';
import { decodePairs, toRecord } from '../../core/wire/query-string.ts';
import type { Diagnosis } from '../../core/contract/vendor.ts';
import { advise } from './refusal-advice.ts';
import { lineOrder, mistakes, type UserSigParts } from './user-sig-mistakes.ts';
import { decodeUserSig } from '../wire/user-sig.ts';
import { encodeText, printBase64 } from '../../core/wire/bytes.ts';
import type { ChatTypes } from '../types.ts';

const lineNames = {
  identifier: 'identifier',
  sdkAppId: 'sdkappid',
  time: 'time',
  expire: 'expire',
  userBuffer: 'userbuf',
} as const;

const scheme: SigningScheme<UserSigParts> = {
  name: 'UserSig (HMAC-SHA256)',
  sign(parts) {
    const stringToSign = textOf(parts);
    const bytes = hmac(parts.algorithm, parts.secret, stringToSign);
    const hex = bytes.toString('hex');
    const printed = {
      base64: bytes.toString('base64'),
      hex,
      'base64 of hex': btoa(hex),
    };
    return { stringToSign, signature: printed[parts.print] };
  },
  mistakes,
};

export const diagnosis: Diagnosis<ChatTypes> = {
  open({ target }, { secretKey }): SignedCall<UserSigParts> | undefined {
    const { usersig = '', identifier = '', sdkappid = '' } = toRecord(decodePairs(splitTarget(target).query));
    const reading = decodeUserSig(usersig);
    if ('problem' in reading) return undefined;
    const { signature, ...fields } = reading.userSig;
    const right: UserSigParts = {
      secret: secretKey,
      ids: [fields.sdkAppId, fields.identifier],
      fields,
      lines: lineOrder,
      names: 'TLS',
      lineEnd: '\n',
      lastLine: 'ended',
      algorithm: 'sha256',
      print: 'base64',
      form: 'lines',
      request: { identifier, sdkAppId: sdkappid },
    };
    return { scheme, right: [right], claimed: signature };
  },

  advise,
};

function textOf(parts: UserSigParts): string {
  const { fields, form } = parts;
  if (form === 'formula of the old pages') {
    const plain = fields.identifier + fields.sdkAppId + fields.time + fields.expire;
    return plain + printBase64(encodeText(plain));
  }
  if (form === 'JSON') return documentOf(fields);
  const lines = parts.lines.flatMap((line) => {
    const value = fields[line];
    return value === undefined ? [] : [`${parts.names === 'TLS' ? 'TLS.' : ''}${lineNames[line]}:${value}`];
  });
  return lines.join(parts.lineEnd) + (parts.lastLine === 'ended' ? parts.lineEnd : '');
}

function documentOf({ identifier, sdkAppId, time, expire }: UserSigParts['fields']): string {
  return JSON.stringify({
    'TLS.ver': '2.0',
    'TLS.identifier': identifier,
    'TLS.sdkappid': Number(sdkAppId),
    'TLS.time': Number(time),
    'TLS.expire': Number(expire),
  });
}

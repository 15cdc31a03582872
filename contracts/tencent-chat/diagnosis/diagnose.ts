import type { SignedCall, SigningScheme } from '../../core/diagnosis/diagnose-signature.ts';
import { splitTarget, decodePairs, first, toRecord } from '../../core/wire/query-string.ts';
import type { Diagnosis } from '../../core/contract/vendor.ts';
import { advise } from './refusal-advice.ts';
import { mistakes } from './user-sig-mistakes.ts';
import { lineNames, lineOrder, signUserSigParts, type UserSigParts } from './user-sig-parts.ts';
import { decodeUserSig } from '../wire/user-sig.ts';
import type { ChatTypes } from '../types.ts';

const scheme: SigningScheme<UserSigParts> = {
  name: 'UserSig (HMAC-SHA256)',
  tries: 'other lines, orders, line breaks, values, hashes, prints and secrets',
  sign: signUserSigParts,
  mistakes,
};

export const diagnosis: Diagnosis<ChatTypes> = {
  catalog: [{ scheme: scheme.name, mistakes }],

  open({ target }, { secretKey }): SignedCall<UserSigParts> | undefined {
    const { usersig = '', identifier = '', sdkappid = '' } = toRecord(decodePairs(splitTarget(target).query));
    const reading = decodeUserSig(usersig);
    if ('problem' in reading) return undefined;
    const { signature, ...fields } = reading.userSig;
    const right: UserSigParts = {
      secret: secretKey,
      ids: { SDKAppID: fields.sdkAppId, identifier: fields.identifier },
      fields,
      lines: lineOrder,
      names: lineNames,
      colon: ':',
      lineEnd: '\n',
      lastLine: 'ended',
      before: '',
      behind: '',
      algorithm: 'sha256',
      use: 'HMAC',
      print: 'base64',
      request: { identifier, sdkAppId: sdkappid },
    };
    const unsent = [
      fields.userBuffer === undefined
        ? 'a line for a TLS.userbuf that the document lacks'
        : 'another TLS.userbuf',
    ];
    return { scheme, right: [right], claimed: signature, unsent };
  },

  signerId({ target }) {
    const reading = decodeUserSig(first(decodePairs(splitTarget(target).query), 'usersig') ?? '');
    return 'problem' in reading ? undefined : reading.userSig.sdkAppId;
  },

  advise,
};

import type { SignedCall, SigningScheme } from '../../core/diagnosis/diagnose-signature.ts';
import { splitTarget, decodePairs, toRecord } from '../../core/wire/query-string.ts';
import type { Diagnosis } from '../../core/contract/vendor.ts';
import { advise } from './refusal-advice.ts';
import { mistakes } from './user-sig-mistakes.ts';
import { lineNames, lineOrder, signUserSigParts, type UserSigParts } from './user-sig-parts.ts';
import { decodeUserSig } from '../wire/user-sig.ts';
import type { ChatTypes } from '../types.ts';

const scheme: SigningScheme<UserSigParts> = {
  name: 'UserSig (HMAC-SHA256)',
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
    return { scheme, right: [right], claimed: signature };
  },

  advise,
};

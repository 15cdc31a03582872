import { inflateSync } from 'node:zlib';
import type { Advice, SignedCall, SigningScheme } from '../../core/diagnosis/diagnose-signature.ts';
import { hmac } from '../../core/wire/digest.ts';
import { splitTarget } from '../../core/wire/http.ts';
import { decodePairs, toRecord } from '../../core/wire/query-string.ts';
import type { Diagnosis } from '../../core/contract/vendor.ts';
import type { ChatCredential } from '../wire/credentials.ts';
import { lineOrder, mistakes, type UserSigParts } from './user-sig-mistakes.ts';
import { decodeUserSig, type UserSig } from '../wire/user-sig.ts';
import { encodeText, printBase64, printLatin1, readBase64 } from '../../core/wire/bytes.ts';
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

  advise(error, { reading, credential, now }) {
    const userSig = reading.userSig && 'userSig' in reading.userSig ? reading.userSig.userSig : undefined;
    switch (error) {
      case '60006':
      case '70020':
        return unknownApp(reading.sdkAppId);
      case '60010':
        return notAdministrator(reading.identifier, credential);
      case '70001':
        return userSig && expired(userSig, now);
      case '70003':
        return undecodable(reading.userSigText);
      case '70013':
        return userSig && anotherIdentifier(userSig, reading.identifier);
      case '70014':
        return userSig && anotherApp(userSig, reading.sdkAppId);
      default:
        return undefined;
    }
  },
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

function unknownApp(sdkAppId = ''): Advice {
  return {
    id: 'unknown-app',
    title: 'Nobody has this SDKAppID',
    detail: `No sandbox has the SDKAppID ${sdkAppId}.`,
    fix: 'Use the SDKAppID of the sandbox, or make a sandbox with this one.',
  };
}

function notAdministrator(identifier = '', credential: ChatCredential | undefined): Advice {
  return {
    id: 'identifier-is-no-administrator',
    title: 'The identifier is no administrator of the app',
    detail: `The call is made as ${identifier}; the administrators are ${credential?.administrators.join(', ') ?? 'unknown'}.`,
    fix: 'Make and sign REST calls as an administrator.',
  };
}

function expired({ time, expire }: UserSig, now: number): Advice {
  const late = Math.floor(now / 1000) - Number(time) - Number(expire);
  return {
    id: 'usersig-expired',
    title: 'The UserSig has expired',
    detail: `It was made for ${expire} seconds and ended ${late} seconds ago by the clock of the sandbox.`,
    fix: 'Make a new UserSig before the old one ends; check the clock of the client and of the sandbox.',
  };
}

function anotherIdentifier(userSig: UserSig, identifier = ''): Advice {
  return {
    id: 'identifier-mismatch',
    title: 'The UserSig belongs to another identifier',
    detail: `The URL says ${identifier}, the UserSig ${userSig.identifier}.`,
    fix: 'Send the identifier for which the UserSig was made.',
  };
}

function anotherApp(userSig: UserSig, sdkAppId = ''): Advice {
  return {
    id: 'app-mismatch',
    title: 'The UserSig belongs to another app',
    detail: `The URL says ${sdkAppId}, the UserSig ${userSig.sdkAppId}.`,
    fix: 'Make the UserSig for the SDKAppID that the URL names.',
  };
}

/** The ways in which a UserSig loses its form on the way. */
function undecodable(text: string): Advice {
  if (inflates(text.replaceAll('-', '+').replaceAll('_', '/'))) {
    return {
      id: 'usersig-in-url-safe-base64',
      title: 'The UserSig is in the usual URL-safe base64',
      detail: 'It inflates when - and _ are read as + and /.',
      fix: 'Replace + by *, / by - and = by _, which is this vendor’s own alphabet.',
    };
  }
  if (isDocument(text)) {
    return {
      id: 'usersig-not-compressed',
      title: 'The UserSig is not compressed',
      detail: 'It is the JSON document in base64, without zlib.',
      fix: 'Compress the document with zlib before base64.',
    };
  }
  return {
    id: 'usersig-truncated',
    title: 'The UserSig is damaged',
    detail: `Its ${text.length} characters do not decode to a whole document; it is probably cut off.`,
    fix: 'Send the whole UserSig, percent-encoded once, and give it room: it may have hundreds of characters.',
  };
}

function inflates(base64: string): boolean {
  try {
    return inflateSync(readBase64(base64), { maxOutputLength: 65_536 }).length > 0;
  } catch {
    return false;
  }
}

function isDocument(text: string): boolean {
  const base64 = text.replaceAll('*', '+').replaceAll('-', '/').replaceAll('_', '=');
  return printLatin1(readBase64(base64)).startsWith('{"TLS.');
}

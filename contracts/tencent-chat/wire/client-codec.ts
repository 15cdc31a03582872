import { encodeText } from '../../core/wire/bytes.ts';
import { printJson, readJson } from '../../core/wire/json.ts';
import { encodePairs } from '../../core/wire/query-string.ts';
import type { ClientCodec, Understanding } from '../../core/contract/vendor-api.ts';
import type { ChatCredential } from './credentials.ts';
import { makeUserSig } from './user-sig.ts';

/** How long the UserSig of one call lives, in seconds. */
const callLifeSeconds = 86_400;

/** How a client writes a call and reads the reply. */
export const clientCodec: ClientCodec<ChatCredential> = {
  write({ operation, input, credential, baseUrl, now, ids }) {
    const identifier = credential.administrators[0] ?? '';
    const target = `${operation.route.path}?${encodePairs([
      ['sdkappid', `${credential.sdkAppId}`],
      ['identifier', identifier],
      ['usersig', makeUserSig(credential, identifier, now, callLifeSeconds)],
      ['random', String(ids.integer(2 ** 32))],
      ['contenttype', 'json'],
    ])}`;
    return {
      method: 'POST',
      url: `${baseUrl}${target}`,
      target,
      headers: [['Content-Type', 'application/json']],
      body: encodeText(printJson(input)),
    };
  },

  understand({ body }): Understanding {
    const json = readJson(body);
    if ('problem' in json || typeof json.value !== 'object' || json.value === null)
      return { kind: 'foreign' };
    const { ErrorCode, ErrorInfo, RequestId, Response } = json.value as Record<string, unknown>;
    const requestId = typeof RequestId === 'string' ? RequestId : undefined;
    if (typeof ErrorCode !== 'number') return { kind: 'foreign' };
    return ErrorCode === 0
      ? { kind: 'output', output: Response, requestId }
      : {
          kind: 'error',
          code: ErrorCode,
          message: typeof ErrorInfo === 'string' ? ErrorInfo : '',
          requestId,
        };
  },
};

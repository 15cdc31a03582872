import { encodeText } from '../../core/wire/bytes.ts';
import { printJson, readJson } from '../../core/wire/json.ts';
import { encodePairs, type Pairs } from '../../core/wire/query-string.ts';
import type { ClientCodec, Understanding } from '../../core/contract/vendor-api.ts';
import type { LivesaasCredential } from './credentials.ts';
import { asObject } from './json-object.ts';
import { toQuery } from './query-fields.ts';
import { signInHeaders, signInQuery } from './sign-request.ts';

export const defaultRegion = 'cn-north-1';
export const defaultService = 'livesaas';

/** How a client writes a call and reads the reply. */
export const clientCodec: ClientCodec<LivesaasCredential> = {
  write({ operation, input, credential, baseUrl, now, options = {} }) {
    const { methods, path, action = '', version = '' } = operation.route;
    const method = options['method'] ?? methods[0];
    const isInQuery = method === 'GET';
    const body = isInQuery ? new Uint8Array() : encodeText(printJson(input));
    const query: Pairs = [['Action', action], ['Version', version], ...(isInQuery ? toQuery(input) : [])];
    const region = options['region'] ?? defaultRegion;
    const service = options['service'] ?? defaultService;
    const { host } = new URL(baseUrl);
    const call = { method, path, host, query, body, credential, region, service, now };
    const isSignedInQuery = options['signing'] === 'query';
    const target = `${path}?${encodePairs(isSignedInQuery ? signInQuery(call) : query)}`;
    return {
      method,
      url: `${baseUrl}${target}`,
      target,
      headers: [
        ...(isInQuery ? [] : [['content-type', 'application/json'] as const]),
        ...(isSignedInQuery ? [] : signInHeaders(call)),
      ],
      body,
    };
  },

  understand({ body }): Understanding {
    const envelope = asObject(readJson(body));
    const metadata = asObject({ value: envelope?.['ResponseMetadata'] });
    if (!envelope || !metadata) return { kind: 'foreign' };
    const requestId = typeof metadata['RequestId'] === 'string' ? metadata['RequestId'] : undefined;
    const error = asObject({ value: metadata['Error'] });
    if (!error) return { kind: 'output', output: envelope['Result'], requestId };
    const { Code, Message } = error;
    if (typeof Code !== 'string') return { kind: 'foreign' };
    return { kind: 'error', code: Code, message: typeof Message === 'string' ? Message : '', requestId };
  },
};

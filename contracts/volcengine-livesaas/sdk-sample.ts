import { hasLongNumber, type SdkSample } from '../core/contract/sdk-sample.ts';
import { printCode } from '../core/wire/print-code.ts';
import { defaultRegion, defaultService } from './wire/client-codec.ts';

/** The SDK of Volcengine for Node, which knows every service by its name. */
export const sdkSample: SdkSample = {
  names: '{ Service }',
  module: '@volcengine/openapi',
  body: ({ method, action, version, input, request, environment }) => {
    const isQuery = request.method === 'GET' || hasLongNumber(input);
    const reason = isQuery && request.method !== 'GET' ? longNumbers : '';
    return `\
const service = new Service({
  accessKeyId: VOLCENGINE_LIVESAAS_ACCESS_KEY_ID,
  secretKey: VOLCENGINE_LIVESAAS_SECRET_ACCESS_KEY,${sessionToken(environment)}
  region: '${defaultRegion}',
  serviceName: '${defaultService}',
  host: new URL(VOLCENGINE_LIVESAAS_BASE_URL).host,
  protocol: new URL(VOLCENGINE_LIVESAAS_BASE_URL).protocol, // with the colon
  defaultVersion: '${version}',
});
${reason}const input = ${printCode(input)};
const ${method} = service.${isQuery ? 'createAPI' : 'createJSONAPI'}('${action}');
console.log(await ${method}(input));
`;
  },
};

const longNumbers = '// In a query, since JSON of the SDK would round ids beyond 2^53.\n';

function sessionToken(environment: object): string {
  const name = 'VOLCENGINE_LIVESAAS_SESSION_TOKEN';
  return Object.hasOwn(environment, name) ? `\n  sessionToken: ${name},` : '';
}

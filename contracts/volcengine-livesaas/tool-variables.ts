import { observed } from '../core/contract/source.ts';
import type { ToolVariable } from '../core/contract/tool-variable.ts';
import { defaultRegion } from './wire/client-codec.ts';
import type { LivesaasCredential } from './wire/credentials.ts';

const github = 'https://github.com/volcengine';
const older = {
  readBy: 'the older SDKs (volc-sdk-golang, -java, -python, -php), @volcengine/openapi',
  source: observed(`${github}/volc-sdk-nodejs/blob/main/src/base/utils.ts`),
};
const newer = {
  readBy: 'the SDKs for Go, Java, Python and PHP, the command line ve, the Terraform provider',
  source: observed(`${github}/volcengine-go-sdk/blob/master/volcengine/credentials/env_provider.go`),
};
const stack = {
  readBy: '@volcengine/sdk-core, and the SDK for Go before it looks at VOLCENGINE_ACCESS_KEY',
  source: observed(`${github}/volcengine-nodejs-sdk/blob/master/packages/sdk-core/src/utils/env.ts`),
};
const commandLine = {
  readBy: 'the command line ve, the Terraform provider',
  source: observed(`${github}/volcengine-cli/blob/master/cmd/sdk_client.go`),
};

/** What the SDKs and the command line of Volcengine read; each generation of them has names of its own. */
export const toolVariables: readonly ToolVariable<LivesaasCredential>[] = [
  { name: 'VOLC_ACCESSKEY', value: ({ credential }) => credential.accessKeyId, ...older },
  { name: 'VOLC_SECRETKEY', value: ({ credential }) => credential.secretAccessKey, ...older },
  { name: 'VOLCENGINE_ACCESS_KEY', value: ({ credential }) => credential.accessKeyId, ...newer },
  { name: 'VOLCENGINE_SECRET_KEY', value: ({ credential }) => credential.secretAccessKey, ...newer },
  { name: 'VOLCENGINE_SESSION_TOKEN', value: ({ credential }) => credential.sessionToken, ...newer },
  { name: 'VOLCSTACK_ACCESS_KEY_ID', value: ({ credential }) => credential.accessKeyId, ...stack },
  { name: 'VOLCSTACK_SECRET_ACCESS_KEY', value: ({ credential }) => credential.secretAccessKey, ...stack },
  { name: 'VOLCSTACK_SESSION_TOKEN', value: ({ credential }) => credential.sessionToken, ...stack },
  { name: 'VOLCENGINE_REGION', value: () => defaultRegion, ...commandLine },
  // A host, perhaps with a port, and the scheme apart from it.
  { name: 'VOLCENGINE_ENDPOINT', value: ({ baseUrl }) => baseUrl && new URL(baseUrl).host, ...commandLine },
  {
    name: 'VOLCENGINE_DISABLE_SSL',
    value: ({ baseUrl }) => baseUrl && String(baseUrl.startsWith('http:')),
    ...commandLine,
  },
];

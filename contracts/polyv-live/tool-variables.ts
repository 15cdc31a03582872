import { observed } from '../core/contract/source.ts';
import type { ToolVariable } from '../core/contract/tool-variable.ts';
import type { PolyvCredential } from './wire/credentials.ts';

const cli = {
  readBy: 'polyv-live-cli',
  source: observed('https://github.com/polyv/polyv-live-cli/blob/main/README.md'),
};

/** What the command line of Polyv reads; eight of its services ask the real host whatever the base URL says. */
export const toolVariables: readonly ToolVariable<PolyvCredential>[] = [
  { name: 'POLYV_APP_ID', value: ({ credential }) => credential.appId, ...cli },
  { name: 'POLYV_APP_SECRET', value: ({ credential }) => credential.appSecret, ...cli },
  { name: 'POLYV_USER_ID', value: ({ credential }) => credential.userId, ...cli },
  { name: 'POLYV_BASE_URL', value: ({ baseUrl }) => baseUrl, ...cli },
];

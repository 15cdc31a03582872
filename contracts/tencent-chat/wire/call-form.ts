import type { CallForm } from '../../core/wire/call-form.ts';

/** What every call of the Chat gateway has in its query. */
export const calls: CallForm = {
  parameters: [
    { name: 'sdkappid', in: 'query', required: true, description: 'The SDKAppID of the application.' },
    { name: 'identifier', in: 'query', required: true, description: 'The administrator who calls.' },
    { name: 'random', in: 'query', required: true, description: 'A random 32-bit unsigned integer.' },
    { name: 'contenttype', in: 'query', required: true, description: 'Always json.' },
  ],
  signature: { name: 'usersig', in: 'query', description: 'The UserSig of the administrator.' },
};

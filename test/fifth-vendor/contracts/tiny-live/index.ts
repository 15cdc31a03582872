import { z } from 'zod';
import { documented } from '../../../../contracts/core/contract/source.ts';
import { operation } from '../../../../contracts/core/contract/operation.ts';
import { defineVendor } from '../../../../contracts/core/contract/vendor.ts';
import { docs } from './operation-docs/index.ts';
import { assumptions, checks, codec, credential, errors } from './gateway.ts';

const page = documented('https://tiny.example/docs');

/** A vendor that exists in tests alone: who is banned from its only room. */
export const tinyLive = defineVendor({
  name: 'tiny-live',
  title: 'Tiny live',
  hosts: ['api.tiny.example'],
  operations: {
    /** Bans a user for ever. */
    ban: operation({
      key: 'ban',
      source: page,
      route: { methods: ['POST'], path: '/ban' },
      input: z.strictObject({ user: z.string().min(1).max(32).describe('Who is banned.') }),
      output: z.object({ banned: z.int().describe('How many users are banned now.') }),
      errors: ['unknown-user'],
    }),
    /** Lists who is banned. */
    listBans: operation({
      key: 'bans',
      source: page,
      route: { methods: ['GET'], path: '/bans' },
      input: z.strictObject({}),
      output: z.object({ users: z.array(z.string()).describe('Who is banned, in the order of the bans.') }),
      errors: [],
      readOnly: true,
    }),
  },
  example: { operation: 'ban', input: { user: 'alice' } },
  bans: [],
  demoState: ({ people }) => ({ users: ['alice', ...people] }),
  load: { operation: 'ban', input: { user: 'alice' } },
  credential,
  codec,
  calls: {
    parameters: [{ name: 'X-Tiny-Key', in: 'header', required: true, description: 'Who calls.' }],
    signature: { name: 'X-Tiny-Sign', in: 'header', description: 'Made anew for each call.' },
  },
  bodies: ({ output }) => ({
    success: z.object({ ok: z.literal(true), data: output }),
    refusal: z.object({ ok: z.literal(false), code: z.int(), message: z.string() }),
  }),
  visible: ['x-tiny-key'],
  checks,
  errors,
  internalError: 'internal-error',
  bodyTooLarge: 'too-large',
  remedies: [['Correct the call.', Object.keys(errors) as (keyof typeof errors)[]]],
  state: z.strictObject({
    users: z.array(z.string()).default([]),
    banned: z.array(z.string()).default([]),
  }),
  assumptions,
  declined: [],
  docs,
});

export type TinyLive = typeof tinyLive;

import { afterEach, describe, expect, it } from 'vitest';
import { TransportError } from '../../clients/core/errors.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { createTencentChatClient, type TencentChatClient } from '../../clients/tencent-chat/index.ts';
import type { SandboxInput } from '../../contracts/control/config.ts';
import { createEmulator } from '../../emulator/index.ts';
import { transports, type Transport, type OpenTransport } from '../http/transports.ts';
import { ban, chat, type RuleInput } from './setup.ts';

let open: OpenTransport;

afterEach(() => open.close());

async function clientThrough(
  transport: Transport,
  effect: RuleInput<'tencent-chat'>['effect'],
): Promise<TencentChatClient> {
  const rule: RuleInput = { id: 'accident', match: chat, when: { times: 1 }, effect };
  const state = { 'tencent-chat': { rooms: [{ RoomId: 'test', members: ['user1'] }] } };
  const sandbox: SandboxInput = { state, faults: [rule] };
  open = await transport.open(createEmulator({ sandboxes: { default: sandbox } }), 'tencent-chat');
  return createTencentChatClient({
    baseUrl: open.baseUrl,
    fetch: open.fetch,
    credentials: tencentChat.credential.fake,
    environment: {},
  });
}

describe.each(transports)('faults through the transport: $name', (transport) => {
  it.each<RuleInput<'tencent-chat'>['effect']>([
    { type: 'reset' },
    { type: 'truncate', bytes: 10 },
    { type: 'malformed' },
    { type: 'html' },
    { type: 'lost-after-commit' },
  ])('$type is a reply that never came', async (effect) => {
    const client = await clientThrough(transport, effect);
    await expect(client.banMember(ban)).rejects.toThrow(TransportError);
    await expect(client.banMember(ban)).resolves.toBeUndefined();
  });

  it.each<RuleInput<'tencent-chat'>['effect']>([
    { type: 'latency', ms: 2 },
    { type: 'slow-body', bytesPerSecond: 1000 },
    { type: 'wrong-content-type', contentType: 'text/plain' },
  ])('$type leaves the reply whole', async (effect) => {
    const client = await clientThrough(transport, effect);
    await expect(client.banMember(ban)).resolves.toBeUndefined();
  });

  it.each<RuleInput<'tencent-chat'>['effect']>([{ type: 'hang' }, { type: 'latency', ms: 3_600_000 }])(
    '$type lasts until the caller gives up',
    async (effect) => {
      const client = await clientThrough(transport, effect);
      await expect(client.banMember(ban, { timeout: 5 })).rejects.toThrow(TransportError);
    },
  );
});

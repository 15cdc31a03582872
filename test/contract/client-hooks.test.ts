import { describe, expect, it, vi } from 'vitest';
import type { CallFacts, ReplyWarning, ResponseFacts, RetryEvent } from '../../clients/index.ts';
import { TransportError, type VendorError } from '../../clients/index.ts';
import { createTencentChatClient, type TencentChatOptions } from '../../clients/tencent-chat/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';

const ban = { RoomId: 'a', MemberList_Account: ['b'], Duration: 60 };
const url = 'http://emulator.test/v4/live_engine_http_srv/ban_member';
const operation = 'live_engine_http_srv/ban_member';

const reply = (ErrorCode: number, more: object = {}) =>
  Response.json(
    { ErrorCode, ErrorInfo: '', RequestId: `id-${ErrorCode}`, ...more },
    { headers: { 'x-a': 'b' } },
  );

/** A client whose replies come one after the other; each takes 40 ms. */
function connect(replies: readonly Response[], options: TencentChatOptions = {}) {
  const rest = [...replies];
  let now = 0;
  return createTencentChatClient({
    baseUrl: 'http://emulator.test',
    credentials: tencentChat.credential.fake,
    environment: {},
    clock: () => now,
    random: () => 0,
    wait: () => Promise.resolve(),
    fetch() {
      now += 40;
      const next = rest.shift();
      return next ? Promise.resolve(next) : Promise.reject(new Error('down'));
    },
    ...options,
  });
}

describe('a success', () => {
  it('comes with all that the vendor said where the caller wants it', async () => {
    const { withResponse } = connect([reply(60007), reply(0)]);
    const { headers, body, ...rest } = await withResponse.banMember(ban);
    expect(rest).toEqual({ output: undefined, requestId: 'id-0', status: 200, attempts: 2 });
    expect(headers.get('x-a')).toBe('b');
    expect(JSON.parse(body)).toMatchObject({ ErrorCode: 0 });
  });
});

describe('the hooks of a client', () => {
  it('hear of each attempt, how it ended, and what follows', async () => {
    const heard: [string, object][] = [];
    const note = (name: string) => (facts: CallFacts) => {
      heard.push([name, facts]);
    };
    const client = connect([reply(60007), reply(0)], {
      onRequest: note('request'),
      onResponse: note('response'),
      onRetry: note('retry'),
    });
    await client.banMember(ban);
    const first = { vendor: 'tencent-chat', operation, url, input: ban, attempt: 1 };
    const failure = expect.objectContaining({ code: 60007 }) as VendorError;
    expect(heard).toEqual([
      ['request', first],
      ['response', { ...first, status: 200, requestId: 'id-60007', milliseconds: 40, failure }],
      ['retry', { ...first, failure, delay: 960 }],
      ['request', { ...first, attempt: 2 }],
      [
        'response',
        { ...first, attempt: 2, status: 200, requestId: 'id-0', milliseconds: 40, failure: undefined },
      ],
    ] satisfies [string, CallFacts | ResponseFacts | RetryEvent][]);
  });

  it('hear of an attempt to which no reply came', async () => {
    const onResponse = vi.fn<(facts: ResponseFacts) => void>();
    await connect([], { onResponse })
      .banMember(ban)
      .catch(() => undefined);
    const [facts] = onResponse.mock.calls[0]!;
    expect(facts).toMatchObject({ status: undefined, requestId: undefined });
    expect(facts.failure).toBeInstanceOf(TransportError);
  });

  it('change nothing: what they throw is a warning of the process', async () => {
    const warning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const fail = () => {
      throw new Error('no disk');
    };
    const client = connect([reply(0)], { onRequest: fail, onResponse: fail });
    await expect(client.banMember(ban)).resolves.toBeUndefined();
    expect(warning.mock.calls).toEqual(
      Array.from({ length: 2 }, () => ['A hook of a client failed: Error: no disk']),
    );
    warning.mockRestore();
  });
});

describe('a reply that breaks its documented form', () => {
  const odd = () => reply(0, { Response: { BannedAccountList: 3, NextOffset: 0 } });
  const list = { RoomId: 'a' };

  it('is given as it came, and told to a hook', async () => {
    const onWarning = vi.fn<(warning: ReplyWarning) => void>();
    const output: unknown = await connect([odd()], { onWarning }).listBannedMembers(list);
    expect(output).toEqual({ BannedAccountList: 3, NextOffset: 0 });
    expect(onWarning.mock.calls[0]![0]).toMatchObject({
      operation: 'live_engine_http_srv/get_banned_member_list',
      message:
        'live_engine_http_srv/get_banned_member_list: the call was carried out, but the reply breaks its documented form',
      fields: ['BannedAccountList'],
      requestId: 'id-0',
      attempt: 1,
    });
  });

  it('is a warning of the process without a hook, once for each operation', async () => {
    const warning = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const client = connect([odd(), odd()]);
    await client.listBannedMembers(list);
    await client.listBannedMembers(list);
    expect(warning.mock.calls).toEqual([
      [
        'live_engine_http_srv/get_banned_member_list: the call was carried out, but the reply breaks its documented form: BannedAccountList',
      ],
    ]);
    warning.mockRestore();
  });

  it('is no word worth where nobody wants to hear of it', async () => {
    const onWarning = vi.fn();
    await connect([odd()], { onWarning, replyCheck: 'off' }).listBannedMembers(list);
    expect(onWarning).not.toHaveBeenCalled();
  });

  it('ends the reading of pages, which nobody can continue', async () => {
    const pages = connect([odd()]).pages.listBannedMembers(list);
    const read = async () => {
      for await (const _ of pages);
    };
    await expect(read()).rejects.toMatchObject({ name: 'TransportError', carriedOut: 'yes' });
  });
});

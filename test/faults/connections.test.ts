import { describe, expect, it } from 'vitest';
import { TransportError } from '../../clients/core/errors.ts';
import { createClient } from '../scenarios/setup.ts';
import { ban, chat, openSetup, recordingFetch, type RuleInput } from './setup.ts';

const anHour = 3_600_000;

function once(effect: RuleInput<'tencent-chat'>['effect']): RuleInput[] {
  return [{ id: 'accident', match: chat, when: { times: 1 }, effect }];
}

/** The error with which a call fails. */
async function failureOf(call: Promise<unknown>): Promise<TransportError> {
  const failure: unknown = await call.catch((error: unknown) => error);
  if (failure instanceof TransportError) return failure;
  throw new Error('the call failed in another way, or not at all', { cause: failure });
}

/** The codes, or else the names, of an error and its causes, outermost first. */
function causesOf(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return [code, ...causesOf(error.cause)];
}

describe('latency', () => {
  it('lets the next call overtake', async () => {
    const setup = await openSetup(once({ type: 'latency', ms: anHour }));
    const client = createClient('tencent-chat', setup.env);
    const patience = new AbortController();
    const heard = setup.heard();
    const slow = client.banMember(ban, { signal: patience.signal });
    await heard;
    await client.unbanMember({ RoomId: 'test', MemberList_Account: ['user1'] });
    patience.abort();
    await expect(slow).rejects.toThrow(TransportError);
  });

  it('ends in the whole reply', async () => {
    const { env } = await openSetup(once({ type: 'latency', ms: 2 }));
    const list = createClient('tencent-chat', env).listBannedMembers({ RoomId: 'test' });
    await expect(list).resolves.toEqual({ BannedAccountList: [], NextOffset: 0 });
  });

  it('is drawn from a range by the seed of the sandbox', async () => {
    const drawn = await Promise.all([drawDelays(), drawDelays()]);
    expect(drawn[0]).toEqual(drawn[1]);
    expect(new Set(drawn[0]).size).toBeGreaterThan(1);
    for (const delay of drawn[0]) expect(delay >= 1 && delay <= 9).toBe(true);
  });
});

async function drawDelays(): Promise<readonly number[]> {
  const effect = { type: 'latency', minMs: 1, maxMs: 9 } as const;
  const { emulator, env } = await openSetup([{ id: 'slow', match: chat, effect }]);
  const delays: number[] = [];
  emulator.listen(({ reply }) => delays.push(reply.delivery?.delayMs ?? 0));
  const client = createClient('tencent-chat', env);
  for (let call = 0; call < 5; call += 1) await client.listBannedMembers({ RoomId: 'test' });
  return delays;
}

describe('hang', () => {
  it('never answers, and does not carry the call out', async () => {
    const setup = await openSetup(once({ type: 'hang' }));
    const client = createClient('tencent-chat', setup.env);
    const patience = new AbortController();
    const heard = setup.heard();
    const call = client.banMember(ban, { signal: patience.signal });
    await heard;
    expect((await client.listBannedMembers({ RoomId: 'test' })).BannedAccountList).toEqual([]);
    patience.abort();
    expect(causesOf(await failureOf(call))).toEqual(['TransportError', 'AbortError']);
  });
});

describe('reset', () => {
  it('breaks the connection before any byte, and does not carry the call out', async () => {
    const { env } = await openSetup(once({ type: 'reset' }));
    const client = createClient('tencent-chat', env);
    expect(causesOf(await failureOf(client.banMember(ban)))).toContain('ECONNRESET');
    expect((await client.listBannedMembers({ RoomId: 'test' })).BannedAccountList).toEqual([]);
  });
});

describe('truncate', () => {
  it.each([0, 10])('breaks the connection after %i bytes of the body', async (bytes) => {
    const { env } = await openSetup(once({ type: 'truncate', bytes }));
    const received: Uint8Array[] = [];
    const failure = await failureOf(
      createClient('tencent-chat', env, { fetch: keepBytes(received) }).banMember(ban),
    );
    expect(causesOf(failure)).toContain('UND_ERR_SOCKET');
    expect(Buffer.concat(received)).toHaveLength(bytes);
  });
});

describe('slow-body', () => {
  it('sends the head at once and the whole body in pieces', async () => {
    const { env } = await openSetup(once({ type: 'slow-body', bytesPerSecond: 400 }));
    const received: Uint8Array[] = [];
    await createClient('tencent-chat', env, { fetch: keepBytes(received) }).banMember(ban);
    expect(received.length).toBeGreaterThan(1);
    expect(JSON.parse(Buffer.concat(received).toString())).toMatchObject({ ActionStatus: 'OK' });
  });

  it('has given the status before the body ends', async () => {
    const setup = await openSetup(once({ type: 'slow-body', bytesPerSecond: 1 }));
    const recorder = recordingFetch();
    const patience = new AbortController();
    const headArrived: typeof fetch = async (input, init) => {
      const response = await recorder.fetch(input, init);
      patience.abort();
      return response;
    };
    const client = createClient('tencent-chat', setup.env, { fetch: headArrived });
    await failureOf(client.banMember(ban, { signal: patience.signal }));
    expect(recorder.responses.map(({ status }) => status)).toEqual([200]);
  });
});

/** A `fetch` whose bodies leave their pieces in a list as they come. */
function keepBytes(received: Uint8Array[]): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const keep = new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        received.push(piece);
        controller.enqueue(piece);
      },
    });
    return new Response(response.body?.pipeThrough(keep), response);
  };
}

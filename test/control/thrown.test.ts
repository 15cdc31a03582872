import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { banning, chat, frozen, send, write } from '../core/calls.ts';

let server: RunningServer;
let sentences: string[];

beforeEach(async () => {
  sentences = [];
  const onProtocolError = (sentence: string): void => void sentences.push(sentence);
  server = await startEmulator({ port: 0, sandboxes: { default: frozen }, onProtocolError });
  // The control API is loaded by its first call.
  await fetch(`${server.controlUrl}/api/health`);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

function thrown(): never {
  throw new Error('thrown on purpose');
}

async function expectServed(): Promise<void> {
  const reply = await fetch(`${server.controlUrl}/api/sandboxes/default/journal`);
  expect(reply.status).toBe(200);
}

describe('something thrown', () => {
  it('in a call of the control API is answered as a defect, and the next call is right', async () => {
    vi.spyOn(server.emulator, 'sandbox').mockImplementationOnce(thrown);
    const reply = await fetch(`${server.controlUrl}/api/sandboxes/default/journal`);
    expect([reply.status, reply.headers.get('x-understudy-defect')]).toEqual([500, 'true']);
    expect(await reply.json()).toMatchObject({ detail: 'Error: thrown on purpose.' });
    await expectServed();
  });

  it('while a call is told to the readers of the stream breaks off that stream alone', async () => {
    const url = `${server.controlUrl}/api/events`;
    const streams = await Promise.all([fetch(url), fetch(url)]);
    const [first, second] = streams.map(({ body }) => body!.getReader());
    onTestFinished(() => second!.cancel());
    const request = write(server.emulator, banning());
    vi.spyOn(server.emulator, 'implementation').mockImplementationOnce(thrown);
    server.emulator.handle(chat, request);
    await expect(first!.read()).rejects.toThrow('terminated');
    const { value } = await second!.read();
    expect(Buffer.from(value).toString()).toContain('event: call');
    expect(sentences).toEqual([expect.stringContaining('thrown on purpose')]);
    await expectServed();
  });

  it('while the stream catches up breaks it off, and the server goes on', async () => {
    send(server.emulator, banning());
    vi.spyOn(server.emulator, 'implementation').mockImplementationOnce(thrown);
    const stream = await fetch(`${server.controlUrl}/api/events`, { headers: { 'Last-Event-ID': '0' } });
    await expect(stream.text()).rejects.toThrow('terminated');
    await expectServed();
  });

  it('while a callback is sent marks it as failed, and the server goes on', async () => {
    const callback = {
      ...{ vendor: chat, event: 'x', copies: 1, state: 'waiting' as const },
      ...{ url: { toString: thrown } as unknown as string, headers: [], body: '' },
    };
    server.emulator.sandbox('default')!.callbackQueue.put(callback);
    send(server.emulator, banning());
    await vi.waitFor(() => {
      expect(callback.state).toBe('failed');
    });
    await expectServed();
  });

  it('by whoever reads the complaints hinders nothing', async () => {
    server.emulator.defects.listen(thrown);
    server.emulator.listen(thrown);
    const { reply } = send(server.emulator, banning());
    expect(reply.body).toContain('"ErrorCode":0');
    expect(sentences).toEqual([expect.stringContaining('thrown on purpose')]);
    await expectServed();
  });
});

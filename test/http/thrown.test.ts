import { createServer, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { createNodeListener } from '../../emulator/http/node-listener.ts';
import { protocolLimits } from '../../emulator/http/guard/protocol-limits.ts';
import { createEmulator, type Emulator } from '../../emulator/core/engine/emulator.ts';
import type { Implementation } from '../../emulator/core/engine/handler.ts';
import type { AnsweredCall, VaryReply } from '../../emulator/core/variants/answered-call.ts';
import { createOriginServer, vendorOrigin } from '../../emulator/origin-server.ts';
import { settleInput } from '../../emulator/assembly/resolve-settings.ts';
import { implementations } from '../../emulator/vendors/index.ts';
import { banning, chat, chatState, frozen, write } from '../core/calls.ts';
import { transports, type OpenTransport } from './transports.ts';

type AnyFunction = (...args: never[]) => unknown;

/** The step that throws at the moment. */
let broken: string | undefined;
/** Every step that has been taken. */
const taken = new Set<string>();

function throwing(step: string, sound: unknown): unknown {
  return (...args: unknown[]) => {
    taken.add(step);
    if (step === broken) throw new Error(`thrown in ${step}`);
    return (sound as AnyFunction)(...(args as never[]));
  };
}

/** An object each of whose methods may throw. */
function breakable<Value extends object>(name: string, value: Value): Value {
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    typeof member === 'function' ? throwing(`${name}.${key}`, member) : (member as unknown),
  ]);
  return Object.fromEntries(entries) as Value;
}

function breakableImplementation(sound: Implementation): Implementation {
  const checks = sound.vendor.checks.map((check) => ({
    ...check,
    refuses: throwing(`check ${check.name}`, check.refuses.bind(check)) as typeof check.refuses,
  }));
  const vendor: Vendor = {
    ...sound.vendor,
    checks,
    codec: breakable('codec', sound.vendor.codec),
    credential: breakable('credential', sound.vendor.credential),
  };
  return {
    vendor,
    router: throwing('router', sound.router) as Implementation['router'],
    stateStore: breakable('stateStore', sound.stateStore),
    handlers: breakable('handler', sound.handlers),
  };
}

/** Nothing asks a sandbox without faults and steps for any, so there is one of each that no call comes to. */
const sleeping = {
  id: 'sleeping',
  match: { vendor: chat },
  when: { after: 1000 },
  effect: { type: 'hang' },
} as const;
const farAway = { after: { calls: 1000 } };
/** Events are told only where somebody has set a callback. */
const state = {
  [chat]: {
    ...chatState[chat],
    callbacks: { Url: 'http://127.0.0.1:1/', CallbackCommandList: ['Room.CallbackAfterMemberLeave'] },
  },
};

function openEmulator(): Emulator {
  const emulator = createEmulator({
    implementations: Object.values({
      ...implementations,
      [chat]: breakableImplementation(implementations[chat]),
    }),
    host: () => 0,
    sandboxes: [{ ...settleInput('default', { ...frozen, state, faults: [sleeping] }), steps: [farAway] }],
    debugHeaders: 'on',
    varyReply: throwing('varyReply', ({ reply }: AnsweredCall) => ({ body: reply.body })) as VaryReply,
  });
  emulator.listen(throwing('listener', () => undefined) as () => void);
  const sandbox = emulator.sandbox('default')!;
  for (const part of ['journal', 'faults', 'script', 'rates', 'callbackQueue', 'clock', 'ids'] as const) {
    const object = sandbox[part] as unknown as Record<string, AnyFunction>;
    const names =
      part === 'clock' ? ['now'] : Object.keys(object).filter((key) => typeof object[key] === 'function');
    for (const name of names) {
      const sound = object[name]!.bind(object);
      object[name] = throwing(`${part}.${name}`, sound) as AnyFunction;
    }
  }
  return emulator;
}

/** The checks that are asked where no assumption is decided otherwise than by default. */
function checksAsked({ checks, assumptions }: Vendor): readonly string[] {
  return checks
    .filter(({ unless }) => !unless || assumptions[unless.assumption]?.default !== unless.is)
    .map(({ name }) => name);
}

/** Steps that a call takes, with the transport's own left out. */
const steps: readonly string[] = [
  'varyReply',
  'listener',
  'router',
  'codec.read',
  'codec.credentialId',
  'codec.target',
  'codec.input',
  'codec.answer',
  'codec.probe',
  ...checksAsked(implementations[chat].vendor).map((name) => `check ${name}`),
  'handler.live_engine_http_srv/ban_member',
  'stateStore.callback',
  'journal.add',
  'faults.fire',
  'script.dueAt',
  'script.dueAfter',
  'clock.now',
];

let emulator: Emulator;
let sentences: string[];

beforeEach(() => {
  broken = undefined;
  emulator = openEmulator();
  sentences = [];
  emulator.defects.listen((sentence) => sentences.push(sentence));
});

afterEach(() => {
  broken = undefined;
  vi.restoreAllMocks();
});

function call(
  { baseUrl, fetch }: Pick<OpenTransport, 'baseUrl' | 'fetch'>,
  { url, method, headers, body } = write(emulator, banning()),
): Promise<Response> {
  const { pathname, search } = new URL(url);
  const pairs = headers.map(([name, value]): [string, string] => [name, value]);
  return fetch(baseUrl + pathname + search, { method, headers: pairs, body: Buffer.from(body) });
}

async function expectRight(transport: Pick<OpenTransport, 'baseUrl' | 'fetch'>): Promise<void> {
  broken = undefined;
  const reply = await call(transport);
  expect(reply.headers.get('x-understudy-defect')).toBeNull();
  expect(await reply.json()).toMatchObject({ ErrorCode: 0 });
}

describe.each(transports)('through the transport: $name', (transport) => {
  let open: OpenTransport;

  beforeEach(async () => {
    open = await transport.open(emulator, chat);
  });

  afterEach(() => open.close());

  it.each(steps)('whatever %s throws, the server answers, and the next call is right', async (step) => {
    taken.clear();
    const request = write(emulator, banning());
    broken = step;
    const reply = await call(open, request);
    const text = await reply.text();
    expect(taken).toContain(step);
    const isLate = ['listener', 'script.dueAfter'].includes(step);
    expect(reply.headers.get('x-understudy-defect')).toBe(isLate ? null : 'true');
    expect(text).toContain(isLate ? '"ErrorCode":0' : 'ErrorCode');
    await expectRight(open);
  });

  it('answers even where the words of a refusal cannot be put together', async () => {
    broken = 'codec.refuse';
    const { baseUrl, fetch } = open;
    const reply = await fetch(`${baseUrl}/nowhere`, { method: 'POST', body: '{}' });
    expect(reply.headers.get('x-understudy-defect')).toBe('true');
    expect(await reply.text()).toContain('ErrorCode');
    expect(sentences).toEqual([expect.stringContaining('thrown in codec.refuse')]);
    await expectRight(open);
  });
});

describe('a reply that cannot be written', () => {
  const unwritable = {
    [Symbol.iterator](): Iterator<never> {
      throw new Error('thrown by a header');
    },
    filter: () => unwritable,
  };

  it.each(transports)('costs its caller a defect: $name', async (transport) => {
    const handle = emulator.handle.bind(emulator);
    const once = vi.spyOn(emulator, 'handle').mockImplementationOnce((vendor, request) => {
      const exchange = handle(vendor, request);
      return { ...exchange, reply: { ...exchange.reply, headers: unwritable as unknown as [] } };
    });
    const open = await transport.open(emulator, chat);
    onTestFinished(() => open.close());
    const reply = await call(open);
    expect(once).toHaveBeenCalled();
    expect(reply.headers.get('x-understudy-defect')).toBe('true');
    await expectRight(open);
  });

  it('costs its caller a defect where it is late', async () => {
    const handle = emulator.handle.bind(emulator);
    vi.spyOn(emulator, 'handle').mockImplementationOnce((vendor, request) => {
      const exchange = handle(vendor, request);
      const headers = [['x-late', 'a\nb']] as const;
      return { ...exchange, reply: { ...exchange.reply, headers, delivery: { delayMs: 1 } } };
    });
    const open = await transports[0]!.open(emulator, chat);
    onTestFinished(() => open.close());
    const reply = await call(open);
    expect(reply.headers.get('x-understudy-defect')).toBe('true');
    await expectRight(open);
  });

  it('costs its caller the connection where not even the head can be written', async () => {
    const server = createServer(createNodeListener(emulator, chat));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const transport = { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, fetch };
    const head = vi.spyOn(ServerResponse.prototype, 'writeHead').mockImplementation(() => {
      throw new Error('thrown by writeHead');
    });
    await expect(call(transport)).rejects.toThrow('fetch failed');
    head.mockRestore();
    await expectRight(transport);
    server.closeAllConnections();
  });
});

describe('a log that throws', () => {
  it('spoils no reply', async () => {
    const onExchange = (): never => {
      throw new Error('thrown by the log');
    };
    const origin = vendorOrigin(emulator, chat, protocolLimits, onExchange);
    const { server, close } = createOriginServer(origin, protocolLimits);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(close);
    const transport = { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, fetch };
    await expectRight(transport);
    expect(sentences).toEqual([expect.stringContaining('thrown by the log')]);
  });
});

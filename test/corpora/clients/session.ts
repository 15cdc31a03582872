import { expect } from 'vitest';
import type { SandboxInput } from '../../../contracts/control/config.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { createEmulator } from '../../../emulator/index.ts';
import { noon } from '../../core/calls.ts';
import type { Sent } from '../sample.ts';
import { chatCall, chatKeys, documentOf, userSig } from '../signers/tencent-chat.ts';
import { polyv, type Polyv } from '../signers/polyv-live.ts';
import { tc3, type Tc3 } from '../signers/tencent-trtc.ts';
import { scope, volc, volcGet } from '../signers/volcengine-livesaas.ts';

/** What a client sees of a reply. */
export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

type Vendor = 'tencent-chat' | 'tencent-trtc' | 'volcengine-livesaas' | 'polyv-live';
type Headers = NonNullable<Sent['headers']>;

/** An emulator as a newcomer starts it, whose clock moves when the client waits, and clients that sign each call when they send it. */
export function openSession(sandbox: SandboxInput = {}) {
  const settings = { clock: { mode: 'frozen', now: noon }, ...sandbox } as SandboxInput;
  const emulator = createEmulator({ sandboxes: { default: settings } });
  const { clock } = emulator.sandbox('default')!;
  let [tick, connection] = [0, 0];

  const handle = (vendor: Vendor, sent: Sent, timing: HttpRequest['timing'] & object): Reply => {
    const { method, target, headers = [], body = '' } = sent;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const { reply } = emulator.handle(vendor, { method, target, headers, body: bytes, timing });
    return { status: reply.status, body: JSON.parse(Buffer.from(reply.body).toString()) as Reply['body'] };
  };
  const send = (vendor: Vendor, sent: Sent): Reply => {
    const arrived = (tick += 1);
    const timing = { connection, opened: 0, isReused: arrived > 1, arrived, left: (tick += 1) };
    return handle(vendor, sent, timing);
  };
  const iso = (): string => new Date(clock.now()).toISOString();
  const compact = (): string => iso().replaceAll(/[-:]|\.\d+/g, '');
  const seconds = (): number => Math.floor(clock.now() / 1000);

  return {
    emulator,
    send,
    /** Sends calls on connections of their own, all before the first reply is read. */
    sendTogether: (vendor: Vendor, calls: readonly Sent[]): readonly Reply[] => {
      const arrived = (tick += 1);
      const left = (tick += 1);
      return calls.map((sent) => {
        connection += 1;
        return handle(vendor, sent, { connection, opened: arrived, isReused: false, arrived, left });
      });
    },
    wait: (time: number): void => {
      clock.advance(time);
    },
    seconds,
    chat: (command: string, body: unknown, more: Parameters<typeof chatCall>[2] = {}): Sent =>
      chatCall(command, body, {
        ...more,
        query: { usersig: makeSig(seconds()), random: String(tick), ...more.query },
      }),
    trtc: (action: string, body: unknown, change: Partial<Tc3> = {}): Sent => {
      const time = String(seconds());
      const day = iso().slice(0, 10);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return tc3({ action, body: text, time, sentTime: time, dates: [day, day, day], ...change });
    },
    volc: (query: string, body: unknown): Sent =>
      volc({
        target: `/?${query}`,
        query,
        body: JSON.stringify(body),
        date: compact(),
        named: scopeOf(compact()),
      }),
    volcGet: (query: string): Sent => {
      const date = compact();
      const sorted = query.split('&').sort().join('&');
      return volcGet(query, sorted, {
        date,
        named: scopeOf(date),
        signed: [
          ['host', '127.0.0.1:4013'],
          ['x-date', date],
        ],
      });
    },
    polyv: ({ query = {}, ...rest }: Partial<Polyv>): Sent =>
      polyv({ ...rest, query, timestamp: String(clock.now()) }),
    errors: (): readonly string[] =>
      emulator
        .analyzerOf(emulator.sandbox('default')!)
        .findings()
        .filter(({ severity }) => severity === 'error')
        .map(({ rule, detail }) => `${rule}: ${detail}`),
  };
}

export type Session = ReturnType<typeof openSession>;

/** What this client means by a right reply of each vendor. */
export function expectDone({ status, body }: Reply): Readonly<Record<string, unknown>> {
  expect(status).toBe(200);
  expect(body['ErrorCode'] ?? 0, JSON.stringify(body)).toBe(0);
  expect(body['code'] ?? 200, JSON.stringify(body)).toBe(200);
  expect(JSON.stringify(body)).not.toContain('"Error":');
  return body;
}

/** Puts other headers around a call. */
export function dressed(sent: Sent, headers: Headers): Sent {
  return { ...sent, headers: [...headers, ...(sent.headers ?? [])] };
}

export function makeSig(time: number, expire = 86_400): string {
  const lines = [
    ['identifier', chatKeys.admin],
    ['sdkappid', chatKeys.sdkAppId],
    ['time', time],
    ['expire', expire],
  ] as const;
  const document = (sig: string) => ({ ...documentOf(sig), 'TLS.time': time, 'TLS.expire': expire });
  return userSig({ lines, document });
}

const scopeOf = (date: string): readonly string[] => [date.slice(0, 8), ...scope.slice(1)];

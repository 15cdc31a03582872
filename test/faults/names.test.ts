import { afterEach, describe, expect, it } from 'vitest';
import { faultRules } from '../../contracts/control/config.ts';
import { scenarioForm } from '../../contracts/control/scenario.ts';
import { createEmulator } from '../../emulator/index.ts';
import { banning, chat, frozen, send, write } from '../core/calls.ts';
import { openControl, sandbox } from '../control/control.ts';
import { transports, type OpenTransport } from '../http/transports.ts';

const hostileNames = [
  '封禁失败',
  '签名错误',
  'a\r\nx-evil: 1',
  '\0',
  '\u001b[2J',
  '🙂',
  '\ud800',
  ' ',
  '%',
  'a,b',
];

describe.each(transports)('a name of any kind through the transport: $name', (transport) => {
  let open: OpenTransport;

  afterEach(() => open.close());

  const opened = async (id: string) => {
    const faults = [
      { id, match: { vendor: chat }, when: { times: 1 }, effect: { type: 'error', code: '100001' } },
    ];
    const emulator = createEmulator({ sandboxes: { default: { ...frozen, faults } as never } });
    open = await transport.open(emulator, chat);
    return emulator;
  };
  const call = (emulator: ReturnType<typeof createEmulator>) => {
    const { url, method, headers, body } = write(emulator, banning());
    const { pathname, search } = new URL(url);
    const pairs = headers.map(([name, value]): [string, string] => [name, value]);
    return open.fetch(open.baseUrl + pathname + search, { method, headers: pairs, body: Buffer.from(body) });
  };

  it.each(hostileNames)('a fault rule %j fires, and is named in the header', async (id) => {
    const emulator = await opened(id);
    const reply = await call(emulator);
    expect(await reply.json()).toMatchObject({ ErrorCode: 100001 });
    expect(decodeURIComponent(reply.headers.get('x-understudy-fault') ?? '')).toBe(id.toWellFormed());
    const next = await call(emulator);
    expect(await next.json()).toMatchObject({ ErrorCode: 0 });
  });
});

describe('a sandbox with a name that no header may hold', () => {
  it('is answered, and its explanation is found under the encoded name', () => {
    const name = '沙盒 /1';
    const credentials = { [chat]: { sdkAppId: '1400000999', secretKey: 'another-secret-of-the-sandbox' } };
    const emulator = createEmulator({ sandboxes: { [name]: { ...frozen, credentials } } });
    const { reply } = send(emulator, { ...banning(), sandbox: name, skewSeconds: -9e6 });
    const [, path = ''] = reply.headers.find(([header]) => header === 'x-understudy-explain') ?? [];
    expect(path).toMatch(/^[!-~]+$/);
    expect(decodeURIComponent(path.split('/')[3]!)).toBe(name);
  });
});

describe('what is refused when it is set', () => {
  const match = { vendor: chat };
  const rules = (rule: object) => [{ id: 'x', match, effect: { type: 'hang' }, ...rule }];
  const wrong = [
    [rules({ id: 'x'.repeat(5_000_000) }), 'an id has at most 200 characters'],
    ...['文本', 'a\r\nb', '\t', 'text/plain\u0000', '\u0085', '', ' a', 'x'.repeat(201)].map(
      (contentType) =>
        [
          rules({ effect: { type: 'wrong-content-type', contentType } }),
          'a content type has 1 to 200',
        ] as const,
    ),
  ] as const;

  it.each(wrong)('%#: the control API, a file and a scenario say so alike', async (given, sentence) => {
    const { api } = openControl();
    const reply = await api.put(`${sandbox}/faults`).send({ rules: given });
    expect(reply.status).toBe(422);
    expect((reply.body as { detail: string }).detail).toContain(sentence);
    expect(faultRules.safeParse(given).success).toBe(false);
    const scenario = { name: 'x', summary: 'x', faults: given };
    expect(scenarioForm.safeParse(scenario).success).toBe(false);
    expect(() => createEmulator({ sandboxes: { default: { faults: given as never } } })).toThrow(sentence);
  });

  it.each(['text/html; charset="utf-8"', 'texte/été'])('a content type is accepted: %s', (contentType) => {
    expect(faultRules.safeParse(rules({ effect: { type: 'wrong-content-type', contentType } })).success).toBe(
      true,
    );
  });
});

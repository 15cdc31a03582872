import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { encodePart } from '../../contracts/core/wire/query-string.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import type { ControlContext } from '../../emulator/control/context.ts';
import { describeExplanation } from '../../emulator/cli/output/explanation.ts';
import { makeExecReport } from '../../emulator/cli/run/exec-report.ts';
import { collectRefusals } from '../../emulator/cli/run/refusals.ts';
import { describeRun } from '../../emulator/cli/run/run-texts.ts';
import { seeSandbox } from '../../emulator/cli/run/whole-run.ts';
import { createEmulator } from '../../emulator/index.ts';
import { createLocalControl } from '../../emulator/testing/local-control.ts';
import { noon } from '../core/calls.ts';
import { isWhole } from '../share.ts';

/** What a client may have made of a secret on the way. */
const spellings: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => secret.toLowerCase(),
  (secret) => ` ${secret}\n`,
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => secret.slice(0, -3),
];

/** Every character percent-encoded. */
const escaped = (text: string): string => Buffer.from(text).toString('hex').replaceAll(/../g, '%$&');

type Place = (request: HttpRequest, text: string) => HttpRequest;

const inQuery =
  (pair: (text: string) => string): Place =>
  (request, text) => ({
    ...request,
    target: `${request.target}${request.target.includes('?') ? '&' : '?'}${pair(text)}`,
  });

const inJson =
  (body: (text: string) => string): Place =>
  (request, text) => ({ ...request, method: 'POST', body: Buffer.from(body(text)) });

const oneLine = (text: string): string => text.trim();

const places: readonly Place[] = [
  inQuery((text) => `channelId=${encodePart(text)}`),
  inQuery((text) => `appId=${encodePart(text)}&sdkappid=${encodePart(text)}&identifier=${encodePart(text)}`),
  inQuery((text) => `Action=${escaped(text)}`),
  inQuery((text) => `${encodePart(text)}=1`),
  inQuery((text) => `X-Credential=${encodePart(text)}`),
  (request, text) => ({ ...request, target: `/${encodePart(text)}${request.target}` }),
  (request, text) => ({ ...request, target: `/${escaped(text)}?x=1` }),
  inJson((text) =>
    JSON.stringify({ RoomId: text, ActivityId: text, viewerIds: [text], [text]: { a: text } }),
  ),
  inJson(
    (text) => `{"RoomId":"${oneLine(text).replaceAll(/./g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}"}`,
  ),
  inJson((text) => `RoomId=${encodePart(text)}&viewerIds=${escaped(text)}`),
  ...['host', 'user-agent', 'content-type', 'x-tc-action', 'x-tc-region', 'x-anything', 'x-tc-token'].map(
    (name): Place =>
      (request, text) => ({
        ...request,
        headers: [
          ...request.headers.filter(([other]) => other.toLowerCase() !== name),
          [name, oneLine(text)],
        ],
      }),
  ),
  (request, text) => ({
    ...request,
    headers: request.headers.map(([name, value]) => [
      name,
      value.replace(/(Credential=)[^/]+/i, (_, start: string) => start + oneLine(text)),
    ]),
  }),
];

function contextOf(emulator: Emulator): ControlContext {
  return {
    emulator,
    version: '1',
    controlUrl: () => 'http://control.test',
    baseUrlOf: (vendor) => `http://${vendor}.test`,
  };
}

/** Everything that is told of the calls of a sandbox. */
function everythingOf(emulator: Emulator, vendor: Vendor, request: HttpRequest): readonly string[] {
  const context = contextOf(emulator);
  const control = createLocalControl(context);
  const path = { id: 'default' };
  const asked = {
    vendor: vendor.name,
    ...request,
    headers: request.headers.map((pair): [string, string] => [...pair]),
    body: Buffer.from(request.body).toString(),
  };
  const explanations = [
    control.explainEntry({ path: { ...path, entry: 'last' } }),
    control.explainRequest({ path, body: asked }),
  ];
  const told = [
    control.getJournal({ path, query: { measured: 'true' } }),
    ...(['har', 'curl'] as const).map((format) => control.getJournal({ path, query: { format } })),
    control.getJournalEntry({ path: { ...path, entry: 'last' }, query: {} }),
    control.verifyJournal({ path, body: { match: { outcome: 'hang' }, times: 1 } }),
    control.getFindings({ path }),
    control.getCoverage({ path, query: {} }),
    control.getFaults({ path }),
    ...reportOf(emulator),
    explanations,
  ];
  return [...told.map((one) => JSON.stringify(one)), ...explanations.map(describeExplanation)] as string[];
}

/** What `exec` tells at its end, in its report and in a terminal. */
function reportOf(emulator: Emulator): readonly unknown[] {
  const sandbox = emulator.sandbox('default')!;
  const refusals = collectRefusals(emulator, 'default');
  for (const entry of sandbox.journal.entries())
    refusals.see({ sandbox: 'default', journal: sandbox.journal, entry, reply: entry.reply });
  const report = makeExecReport(
    {
      command: ['x'],
      exitCode: 0,
      seen: seeSandbox(sandbox, emulator),
      demands: {},
      refused: refusals.count(),
      refusals: refusals.rows(),
      forgotten: 0,
      noCalls: [],
      silence: undefined,
    },
    sandbox,
    emulator,
  );
  return [report, describeRun(report, 'whole')];
}

const secretText = fc.stringMatching(/^[A-Za-z0-9+/_.-]{12,40}$/).filter((text) => new Set(text).size > 5);

function expectNoPiece(texts: readonly string[], secret: string): void {
  for (const text of texts) {
    for (let from = 0; from + 6 <= secret.length; from += 1) {
      const piece = secret.slice(from, from + 6);
      // Words and runs of one digit stand in any text.
      if (/^[a-z_-]+$/i.test(piece) || new Set(piece).size < 4) continue;
      expect(text.includes(piece), `${piece} in ${text}`).toBe(false);
    }
    expect(text.includes(secret)).toBe(false);
  }
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('a secret of %s', (name, vendor) => {
  const secretField = Object.entries(vendor.credential.fake as object).find(
    ([, value]) => value === vendor.credential.secret(vendor.credential.fake),
  )![0];

  const openWith = (secret: string): Emulator =>
    createEmulator({
      sandboxes: {
        default: {
          clock: { mode: 'frozen', now: noon },
          credentials: { [name]: { [secretField]: secret } },
        },
      },
    });

  const callOf = (emulator: Emulator): HttpRequest => {
    const { method, target, headers, body } = writeCall(vendor, vendor.example.operation, {
      input: vendor.example.input,
      credential: emulator.sandbox('default')!.credentials.get(name),
      baseUrl: 'http://127.0.0.1:4014',
      now: Date.parse(noon),
      ids: createSeededIds(1),
      options: {},
    });
    return { method, target, headers, body };
  };

  it('is in nothing that is told of a call, wherever in it the client has put it', () => {
    fc.assert(
      fc.property(
        secretText,
        fc.constantFrom(...places),
        fc.constantFrom(...spellings),
        (secret, place, spell) => {
          const emulator = openWith(secret);
          const request = place(callOf(emulator), spell(secret));
          emulator.handle(name, request);
          expectNoPiece(everythingOf(emulator, vendor, request), secret);
        },
      ),
      { numRuns: isWhole ? 15 : 2 },
    );
    // Each run explains the call three times, and tries all known mistakes for that.
  }, 180_000);

  it('stays hidden after it has been rotated, and after its sandbox is gone', () => {
    const secret = 'Ab3dE6gH9jK2mN5pQ8s';
    const emulator = openWith(secret);
    const request = places[0]!(callOf(emulator), secret);
    emulator.handle(name, request);
    const sandbox = emulator.sandbox('default')!;
    emulator.create({ ...sandbox.settings, id: 'other', credentials: {} });
    const other = {
      ...sandbox.settings,
      credentials: { ...sandbox.settings.credentials, [name]: vendor.credential.fake },
    };
    emulator.replace(sandbox, other);
    emulator.handle(name, request);
    expectNoPiece(everythingOf(emulator, vendor, request), secret);
  });
});

describe('where two texts part', () => {
  it('is told of the texts that are shown', () => {
    const polyv = vendors.find(({ name }) => name === 'polyv-live')!;
    const emulator = createEmulator({ sandboxes: { default: { clock: { mode: 'frozen', now: noon } } } });
    const target =
      '/live/v3/channel/chat/list-forbidden?appId=fakeappid1&channelId=1&timestamp=1700000000000&sign=';
    const { appSecret } = polyv.credential.fake as { appSecret: string };
    const sign = createHash('md5')
      .update(`${appSecret}appIdfakeappid1channelId1${appSecret}`)
      .digest('hex')
      .toUpperCase();
    const request = { method: 'GET', target: target + sign, headers: [], body: new Uint8Array() };
    emulator.handle('polyv-live', request);
    const control = createLocalControl(contextOf(emulator));
    const { inferred, expected, firstDifference } = control.explainEntry({
      path: { id: 'default', entry: 'last' },
    });
    expect(inferred?.stringToSign).toBe('***appIdfakeappid1channelId1***');
    const offset = '***appIdfakeappid1channelId1'.length;
    expect(firstDifference).toMatchObject({ in: 'stringToSign', offset, inferred: '***' });
    expect(expected?.stringToSign.slice(offset)).toMatch(/^timestamp/);
  });
});

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configForm } from '../../contracts/control/config.ts';
import { readPlainly } from '../../contracts/core/config/form-words.ts';
import { describeIssues } from '../../emulator/control/problem-details.ts';

function said(form: z.ZodType, value: unknown): readonly string[] {
  const { error } = readPlainly(form, value);
  return describeIssues(error ?? { issues: [] }).map(({ path, message }) =>
    path === '' ? message : `${path}: ${message}`,
  );
}

describe('a form that has no words of its own', () => {
  const own = 'a name has no spaces';
  it.each<[z.ZodType, unknown, string]>([
    [z.record(z.string().regex(/^\S+$/, own), z.int()), { 'my box': 1 }, `my box: ${own}`],
    [z.string().regex(/^a/), 'b', 'this must be a text of the form /^a/'],
    [z.iso.datetime(), 'x', 'this must be a time in ISO 8601, like 2023-11-14T22:13:20Z'],
    [z.url(), 'x', 'this must be a URL'],
    [z.number().multipleOf(5), 3, 'this must be a multiple of 5'],
    [z.string().refine(() => false), 'x', 'this value is not taken here'],
    [z.int(), 'abc', 'this must be a whole number; it is the text "abc"'],
    [z.number(), Number.NaN, 'this must be a number, not NaN'],
    [z.enum(['error', 'hang']), 'eror', 'choose one of: error, hang. Did you mean "error"?'],
    [
      z.union([z.int(), z.enum(['on', 'off'])]),
      true,
      'this must be a whole number, not true or false, or choose one of: on, off',
    ],
    [z.xor([z.int(), z.number()]), 1, 'this has none of the forms that it may have'],
    [
      z.strictObject({ skewSeconds: z.int().optional() }),
      { skew: 1 },
      'skew: there is no field "skew" here. Did you mean "skewSeconds"?',
    ],
  ])('says what is wrong in plain words: %#', (form, value, sentence) => {
    expect(said(form, value)).toEqual([sentence]);
  });
});

/** A value of each kind that JSON has, and some that look nearly right. */
const wrong = [null, true, 0, -1, 1.5, 1e20, '', 'x', [], ['x'], [[]], {}, { x: 1 }, { 'a b': {} }];

/** The same object with another value at each of its places, one at a time. */
function* spoilt(value: unknown): Generator {
  yield* wrong;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    for (const other of spoilt(inner))
      yield Array.isArray(value)
        ? value.with(Number(name), other)
        : { ...(value as Record<string, unknown>), [name]: other };
}

describe('a configuration that is wrong anywhere', () => {
  const config = {
    allowOrigins: ['https://app.example'],
    mute: ['paging-stops-early'],
    sandboxes: {
      default: {
        credentials: { 'polyv-live': { appId: 'x' } },
        clock: { mode: 'offset', offsetSeconds: 1 },
        state: { 'tencent-chat': { rooms: [{ RoomId: 'a', members: ['u'] }] }, 'polyv-live': {} },
        limits: { 'polyv-live': { kickUsers: { perSecond: 1 } } },
        quotas: { 'volcengine-livesaas': { bannedUsers: 1 } },
        random: 1,
        assumptions: { profile: 'documented', values: { 'tencent-chat.ban-again': 'refuse' } },
        faults: [
          {
            id: 'a',
            match: { vendor: 'polyv-live', operation: 'kickUsers', where: { viewerIds: 'x' } },
            when: { after: 1, every: 2, times: 3 },
            effect: { type: 'latency', ms: 1 },
            mustFire: true,
          },
        ],
      },
    },
  };

  it('is refused without a sentence of the library’s own', () => {
    const raw = /\bInvalid\b|expected .* received|Unrecognized|Too (?:small|big)|\bnever\b|\bundefined\b/;
    const found = new Set<string>();
    let count = 0;
    for (const other of spoilt(config))
      for (const sentence of said(configForm, other)) {
        count += 1;
        if (raw.test(sentence)) found.add(sentence);
      }
    expect([...found]).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });
});

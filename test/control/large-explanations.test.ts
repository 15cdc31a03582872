import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { createEmulator } from '../../emulator/index.ts';
import { createLocalControl } from '../../emulator/testing/local-control.ts';
import { noon } from '../core/calls.ts';
import { isWhole } from '../share.ts';

const many = (count: number, one: (index: number) => string, between: string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join(between);

const enlargements: readonly (readonly [string, (request: HttpRequest, count: number) => HttpRequest])[] = [
  [
    'signed headers',
    (request, count) => ({
      ...request,
      headers: request.headers.map(([name, value]) => [
        name,
        value.replace('SignedHeaders=', `SignedHeaders=${many(count, (at) => `x-h${at}`, ';')};`),
      ]),
    }),
  ],
  [
    'headers that are sent and signed',
    (request, count) => ({
      ...request,
      headers: [
        ...Array.from({ length: Math.min(count, 190) }, (_, at) => [`x-tc-h${at}`, `V${at}`] as const),
        ...request.headers.map(
          ([name, value]) =>
            [
              name,
              value.replace(
                'SignedHeaders=',
                `SignedHeaders=${many(Math.min(count, 190), (at) => `x-tc-h${at}`, ';')};`,
              ),
            ] as const,
        ),
      ],
    }),
  ],
  [
    'parameters',
    (request, count) => ({
      ...request,
      target: `${request.target}${request.target.includes('?') ? '&' : '?'}${many(count, (at) => `p${at}=${at}`, '&')}`,
    }),
  ],
  [
    'JSON fields',
    (request, count) => ({
      ...request,
      method: 'POST',
      body: Buffer.from(`{${many(count, (at) => `"f${at}":${at}`, ',')}}`),
    }),
  ],
  [
    'entries of a JSON list',
    (request, count) => ({
      ...request,
      method: 'POST',
      body: Buffer.from(`{"a":[${many(count, String, ',')}]}`),
    }),
  ],
  [
    'form fields',
    (request, count) => ({
      ...request,
      method: 'POST',
      headers: [
        ...request.headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      body: Buffer.from(many(count, (at) => `f${at}=${at}`, '&')),
    }),
  ],
  [
    'spaces in a value',
    (request, count) => ({ ...request, body: Buffer.from(`{"a":"${' '.repeat(count * 6)}"}`) }),
  ],
];

function refusedCall(vendor: Vendor, options: Record<string, string>): HttpRequest {
  const { method, target, headers, body } = writeCall(vendor, vendor.example.operation, {
    input: vendor.example.input,
    credential: {
      ...(vendor.credential.fake as object),
      secretKey: 'x',
      appSecret: 'x',
      secretAccessKey: 'x',
    },
    baseUrl: 'http://127.0.0.1:4014',
    now: Date.parse(noon),
    ids: createSeededIds(1),
    options,
  });
  return { method, target, headers, body };
}

/** Just below the bound, and far above; one more below it at night. */
const counts = [199, 5000];
const nightly = [150, ...counts];

/** What the vendors know of it: another signature than the usual one, in another place. */
const otherWay = { signatureMethod: 'HmacSHA256', generation: 'v1', place: 'query' };

/**
 * The ways of signing, with counts, that are tried: by day one of the two ways, and of its counts the smaller
 * one, which takes longer, by turns.
 */
function waysOf(
  vendor: Vendor,
  enlarge: unknown,
): readonly (readonly [options: Record<string, string>, count: number])[] {
  if (isWhole) return [{}, otherWay].flatMap((options) => nightly.map((count) => [options, count] as const));
  const turn = vendors.indexOf(vendor) + enlargements.findIndex(([, one]) => one === enlarge);
  return counts.slice(turn % 2).map((count) => [Math.floor(turn / 2) % 2 === 0 ? {} : otherWay, count]);
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('a call of %s', (name, vendor) => {
  it.each(enlargements)(
    'with many %s is explained in time, or is said to be too large',
    (_, enlarge) => {
      // Where the options or the count make no difference the call is the same, and is explained once.
      const explained = new Set<string>();
      for (const [options, count] of waysOf(vendor, enlarge)) {
        const request = enlarge(refusedCall(vendor, options), count);
        const written = JSON.stringify({ ...request, body: Buffer.from(request.body).toString('latin1') });
        if (explained.has(written)) continue;
        explained.add(written);
        const emulator = createEmulator({
          sandboxes: { default: { clock: { mode: 'frozen', now: noon } } },
        });
        const control = createLocalControl({
          emulator,
          version: '1',
          controlUrl: () => '',
          baseUrlOf: () => '',
        });
        emulator.handle(name, request);
        const start = process.cpuUsage();
        const { verdict } = control.explainEntry({ path: { id: 'default', entry: 'last' } });
        // Three seconds of a slow processor at most, of which others on the machine may make six; without a bound it took minutes.
        const { user, system } = process.cpuUsage(start);
        expect(verdict).not.toBe('');
        expect((user + system) / 1000).toBeLessThan(30_000);
      }
    },
    240_000,
  );
});

import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { tightenIds } from '../../contracts/core/contract/int64.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { maskRequest } from '../../emulator/core/journal/mask-secrets.ts';
import { readOperationRecipes } from '../contract/recipes.ts';
import { noon } from './calls.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';

/** Whatever a vendor's callers call a secret or a proof of one. */
const secretNames = /^(usersig|sign|signature|x-signature|authorization|x-tc-token|x-security-token|token)$/i;

function writeCall(vendor: Vendor, key: string, input: Record<string, unknown>, options = {}) {
  const operation = findOperation(vendor, key)!;
  return vendor.codec.write({
    operation,
    input: tightenIds(operation.input, input) as Record<string, unknown>,
    credential: vendor.credential.fake,
    baseUrl: `http://${vendor.hosts[0]}`,
    now: Date.parse(noon),
    ids: createSeededIds(1),
    options,
  });
}

/** The values in a request that prove a secret. */
function proofsIn({ target, headers, body }: HttpRequest): readonly string[] {
  const query = new URL(target, 'http://host').searchParams;
  const form = new URLSearchParams(Buffer.from(body).toString());
  const authorization = headers.flatMap(([, value]) => /Signature=([^,\s]+)/.exec(value)?.[1] ?? []);
  return [
    ...[...query, ...form, ...headers].filter(([name]) => secretNames.test(name)).map(([, value]) => value),
    ...authorization,
  ];
}

const calls = vendors.flatMap((vendor) =>
  [...readOperationRecipes(vendor.name)].flatMap(([key, { success }]) =>
    success.slice(0, 1).map(({ input }) => [vendor.name, key, vendor, input] as const),
  ),
);

describe('what is shown of a call', () => {
  it.each(calls)('holds no proof of a secret: %s %s', (_, key, vendor, input) => {
    const request = writeCall(vendor, key, input);
    const proofs = proofsIn(request);
    expect(proofs).not.toEqual([]);
    const shown = decodeURIComponent(JSON.stringify(maskRequest(vendor, request)));
    for (const proof of proofs) expect(shown).not.toContain(proof);
  });

  it.each(calls)('holds no secret of the credential: %s %s', (_, key, vendor, input) => {
    const shown = JSON.stringify(maskRequest(vendor, writeCall(vendor, key, input)));
    const secrets = Object.entries(vendor.credential.fake as object).filter(([name]) => /secret/i.test(name));
    for (const [name, secret] of secrets.filter(([name]) => name !== 'secretId'))
      expect(shown, name).not.toContain(secret);
  });

  it.each(calls)('still holds every field of the input: %s %s', (_, key, vendor, input) => {
    const { target, body } = maskRequest(vendor, writeCall(vendor, key, input));
    const shown = decodeURIComponent(target + body);
    // What stands in the path has a value there and no name.
    for (const [name, value] of Object.entries(input))
      expect(shown.includes(name) || shown.includes(`/${String(value)}/`), name).toBe(true);
  });
});

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('a call of %s', (_, vendor) => {
  const post = (headers: HttpRequest['headers'], body: string, target = '/') =>
    maskRequest(vendor, { method: 'POST', target, headers, body: Buffer.from(body) });
  const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const;

  it('shows no header that is not on the list', () => {
    const { headers } = post(
      [
        ['X-Anything', 'secret'],
        ['Authorization', 'secret'],
        ['Cookie', 'secret'],
      ],
      '',
    );
    expect(headers).toEqual([
      ['X-Anything', '***'],
      ['Authorization', '***'],
      ['Cookie', '***'],
    ]);
  });

  it('shows headers on the list in any case', () => {
    const { headers } = post(
      [
        ['HOST', 'h'],
        ['content-TYPE', 'text/plain'],
      ],
      '',
    );
    expect(headers).toEqual([
      ['HOST', 'h'],
      ['content-TYPE', 'text/plain'],
    ]);
  });

  it.each(['Signature', 'sign', 'usersig', 'SecretKey', 'anything'])(
    'shows no parameter that is not on the list, in a query or a form: %s',
    (name) => {
      expect(post([], '', `/path?${name}=hidden`).target).toBe(`/path?${name}=***`);
      expect(post(form, `${name}=hidden`).body).toBe(`${name}=***`);
    },
  );

  it('shows no parameter of a form whose media type is wrong', () => {
    expect(post([['Content-Type', 'text/plain']], 'a=1&Signature=hidden').body).not.toContain('hidden');
    expect(post([], 'Signature=hidden').body).not.toContain('hidden');
  });

  const part = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const parts = [['Content-Type', 'multipart/form-data; boundary=b']] as const;
  const [field] = Object.values(vendor.operations).flatMap(({ input }) =>
    'shape' in input ? Object.keys(input.shape as object) : [],
  );

  it('shows of a form in parts what is on the list, and masks the rest in its place', () => {
    const [shown, hidden] = [part(field!, 'shown'), part('Signature', 'hidden')];
    expect(post(parts, `${shown}${hidden}--b--\r\n`).body).toBe(
      `${shown}${hidden.replace('hidden', '***')}--b--\r\n`,
    );
  });

  it.each([
    ['without a boundary', [['Content-Type', 'multipart/form-data']] as const, part('Signature', 'hidden')],
    ['that is cut off', parts, '--b\r\nContent-Disposition: form-data; name="Signature"\r\nhidden'],
    ['with something before it', parts, `hidden\r\n${part('a', '1')}--b--`],
    ['with a name that only looks right', parts, part(`x"; filename="${field!}`, 'hidden')],
    ['of more parts than any has', parts, part('a', 'hidden').repeat(1002)],
  ])('shows nothing of a form in parts %s', (_title, headers, body) => {
    expect(post(headers, body).body).not.toContain('hidden');
  });

  it.each([
    '{"secretKey":"hidden"}',
    '{"a":[{"UserSig" : "hid\\"den"}]}',
    '{"Signature":12345678',
    '{"token":"hid, den',
  ])('shows no secret in JSON, whole or broken: %s', (body) => {
    expect(post([], body).body).not.toMatch(/hid|den|12345678/);
  });

  it.each([
    ['a long secret', JSON.stringify({ secretKey: '"'.repeat(3_000_000) })],
    ['a long text that speaks of secrets', `{"text":"${'secret'.repeat(1_000_000)}"}`],
    ['many names without a value', '"token":"'.repeat(100_000)],
  ])('can be shown with %s', (_title, body) => {
    expect(() => post([], body)).not.toThrow();
  });

  it('shows the field after a secret', () => {
    expect(post([], '{"token":"a\\\\","RoomId":"test"}').body).toBe('{"token":"***","RoomId":"test"}');
  });
});

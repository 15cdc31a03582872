import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { header, type HeaderPairs } from '../../contracts/core/wire/http.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createRandomIds } from '../../clients/core/random-ids.ts';
import { varyBody, variantsOf } from '../../emulator/core/variants/reply-variants.ts';
import type { AnsweredCall, VaryReply } from '../../emulator/core/variants/answered-call.ts';
import { createEmulator } from '../../emulator/index.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';

const now = Date.UTC(2023, 10, 14);

/** Makes one call of the demo state, and gives what a change of replies is told of it. */
function answer(vendor: Vendor, key: string, input: object, error?: string): AnsweredCall {
  let seen: AnsweredCall | undefined;
  const varyReply: VaryReply = (call) => {
    seen = call;
    return call.reply;
  };
  const clock = { mode: 'frozen', now: new Date(now).toISOString() } as const;
  const emulator = createEmulator({
    sandboxes: { default: { state: 'demo', clock } },
    varyReply,
  });
  const fault = {
    id: 'x',
    match: { vendor: vendor.name, operation: key },
    when: {},
    effect: { type: 'error', code: error ?? '' },
    mustFire: false,
  } as const;
  if (error !== undefined) emulator.sandbox('default')!.faults.replace([fault]);
  const credential = vendor.credential.fake as unknown;
  const baseUrl = `https://${vendor.hosts[0]}`;
  const call = { input: { ...input }, credential, baseUrl, now, ids: createRandomIds(), options: {} };
  const request = writeCall(vendor, key, call, {});
  emulator.handle(vendor.name, { ...request, headers: withHost(request.headers, vendor.hosts[0]) });
  return seen!;
}

/** What the transport adds to a call whose writer leaves it out. */
function withHost(headers: HeaderPairs, host: string): HeaderPairs {
  return header(headers, 'host') === undefined ? [['Host', host], ...headers] : headers;
}

const find = (name: string) => vendors.find((vendor) => vendor.name === name)!;

describe('the changes of an answer', () => {
  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'stay within the documents: %s',
    (_, vendor) => {
      const { operation, input } = vendor.example;
      const call = answer(vendor, operation, input);
      const ids = variantsOf(call).map(({ id }) => id);
      expect(call.outcome).toBe('success');
      expect(ids).toContain('unknown-field');
      const { success } = vendor.bodies(findOperation(vendor, operation)!);
      for (const id of ids) {
        const body = varyBody(call, id)!;
        expect(body).not.toBe(call.reply.body);
        expect(success.safeParse(JSON.parse(body)).success).toBe(true);
        expect(vendor.codec.understand({ ...call.reply, body }).kind).toBe('output');
      }
    },
  );

  it('fill a page that has room, and its total', () => {
    const call = answer(find('polyv-live'), 'v4/chat/forbid/list', { pageNumber: 1, pageSize: 3 });
    const before = JSON.parse(call.reply.body) as { data: { contents: unknown[]; totalItems: number } };
    const after = JSON.parse(varyBody(call, 'larger-page')!) as typeof before;
    expect([before.data.contents.length, before.data.totalItems]).toEqual([2, 2]);
    expect([after.data.contents.length, after.data.totalItems]).toEqual([3, 3]);
  });

  it('leave a full page alone', () => {
    const call = answer(find('polyv-live'), 'v4/chat/forbid/list', { pageNumber: 1, pageSize: 2 });
    expect(varyBody(call, 'larger-page')).toBeUndefined();
  });

  it('reword an error, and keep its code', () => {
    const vendor = find('tencent-chat');
    const call = answer(vendor, vendor.example.operation, vendor.example.input, '60007');
    const body = JSON.parse(varyBody(call, 'error-text')!) as object;
    expect(body).toMatchObject({ ErrorCode: 60007, ErrorInfo: 'The request cannot be served.' });
  });

  it('leave the text alone where errors are told apart by it', () => {
    const call = answer(find('polyv-live'), 'v4/chat/forbid/list', {}, 'need to login');
    expect(call.outcome).toBe('need to login');
    expect(varyBody(call, 'error-text')).toBeUndefined();
  });

  it('leave one optional field out at a time', () => {
    const page = { pageNumber: 1, pageSize: 10 };
    const call = answer(find('polyv-live'), 'v4/user/viewer-record/list', page);
    const fields = ['area', 'email', 'mobile', 'nickname'];
    const absent = variantsOf(call).filter(({ id }) => id.startsWith('absent-optional '));
    expect(absent.map(({ id }) => id)).toEqual(
      fields.map((field) => `absent-optional data.contents[].${field}`),
    );
    for (const [index, { id }] of absent.entries()) {
      const left = fields.filter((field) => varyBody(call, id)!.includes(`"${field}"`));
      expect(left).toEqual(fields.toSpliced(index, 1));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { backOff, neverRetry, TransportError, VendorError, type RetryFacts } from '../../clients/index.ts';
import { createPolyvLiveClient } from '../../clients/polyv-live/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';

const facts: RetryFacts = { operation: 'a', readOnly: false, rate: undefined, now: 0, random: () => 0 };

const refused = (kind: 'rate' | 'failure' | undefined, retryable = true) =>
  new VendorError({
    vendor: 'v',
    operation: 'a',
    code: 1,
    message: '',
    requestId: undefined,
    status: 200,
    retryable,
    kind,
  });
const lost = (more: ConstructorParameters<typeof TransportError>[2] = {}) =>
  new TransportError('a', 'no reply', more);
const page = (status: number) => lost({ status, body: '<html>' });

describe('the default retry policy', () => {
  const retry = backOff();

  it.each([
    ['too many calls', refused('rate')],
    ['a service that is away', refused(undefined)],
    ['no connection', lost({ carriedOut: 'no' })],
  ])('repeats a change after what did not carry it out: %s', (_, failure) => {
    expect(retry(failure, 1, facts)).toBe(500);
  });

  it.each([
    ['a service that failed on the way', refused('failure')],
    ['a reply that did not come', lost()],
    ['a page of a proxy', page(502)],
  ])('repeats after %s only what reads, unless it is told that changes may be repeated', (_, failure) => {
    expect(retry(failure, 1, facts)).toBeUndefined();
    expect(retry(failure, 1, { ...facts, readOnly: true })).toBe(500);
    expect(backOff({ repeat: 'retryable' })(failure, 1, facts)).toBe(500);
  });

  it.each([
    ['a refusal', refused(undefined, false)],
    ['a success that cannot be read', lost({ carriedOut: 'yes' })],
    ['a page that will not change', page(404)],
  ])('never repeats after %s', (_, failure) => {
    expect(backOff({ repeat: 'retryable' })(failure, 1, { ...facts, readOnly: true })).toBeUndefined();
  });

  it('gives up after three attempts, or as many as it is told', () => {
    expect(retry(refused('rate'), 2, facts)).toBe(1000);
    expect(retry(refused('rate'), 3, facts)).toBeUndefined();
    expect(backOff({ attempts: 4 })(refused('rate'), 3, facts)).toBe(2000);
    expect(backOff({ attempts: 1 })(refused('rate'), 1, facts)).toBeUndefined();
  });

  it('takes up to half of a wait away by chance, and waits no longer than the longest', () => {
    expect(retry(refused(undefined), 1, { ...facts, random: () => 1 })).toBe(250);
    const patient = backOff({ attempts: 20, firstDelay: 100, longestDelay: 3000 });
    expect([1, 2, 5, 9].map((attempt) => patient(refused(undefined), attempt, facts))).toEqual([
      100, 200, 1600, 3000,
    ]);
  });

  it('waits until a rate that is used up opens again, and gives up where that takes too long', () => {
    const perSecond = { ...facts, rate: { requests: 30, perSeconds: 1 }, now: 60_100 };
    expect(retry(refused('rate'), 1, perSecond)).toBe(900);
    expect(retry(refused('rate'), 1, { ...perSecond, random: () => 0.5 })).toBe(950);
    const perMinute = { ...facts, rate: { requests: 120, perSeconds: 60 } };
    expect(retry(refused('rate'), 1, { ...perMinute, now: 110_000 })).toBe(10_000);
    expect(retry(refused('rate'), 1, { ...perMinute, now: 61_000 })).toBeUndefined();
    expect(backOff({ longestDelay: 60_000 })(refused('rate'), 1, { ...perMinute, now: 61_000 })).toBe(59_000);
    // Another error says nothing of the rate.
    expect(retry(refused(undefined), 1, { ...perMinute, now: 61_000 })).toBe(500);
  });

  it('is one of two: the other repeats nothing', () => {
    expect(neverRetry(refused('rate'), 1, facts)).toBeUndefined();
  });
});

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('the errors of %s', (_, vendor) => {
  it('say of every check of a rate that calls come too often', () => {
    const limits = vendor.checks.filter(({ name }) => name === 'rate').flatMap(({ errors }) => errors);
    expect(limits.length).toBeGreaterThan(0);
    expect(limits.filter((key) => vendor.errors[key]?.kind !== 'rate')).toEqual([]);
  });

  it('say of the failure of the service itself that the call may have been carried out', () => {
    expect(vendor.errors[vendor.internalError]?.kind).toBe('failure');
  });

  it('have a kind only where the same call may succeed later', () => {
    const odd = Object.values(vendor.errors).filter(({ kind, retryable }) => kind && !retryable);
    expect(odd).toEqual([]);
  });
});

describe('a client that retries', () => {
  const success = () => Response.json({ code: 200, status: 'success', message: '', data: 'SUCCESS' });
  const broken = () => Response.json({ code: 500, status: 'fail', message: 'undefined error', data: '' });
  const ban = { userIds: ['1'], toBanned: 'Y', channelId: '1' } as const;

  /** A client whose replies come one after the other, and the waits between them. */
  const connect = (replies: (() => Response)[], more: object = {}) => {
    const waits: number[] = [];
    const client = createPolyvLiveClient({
      credentials: polyvLive.credential.fake,
      environment: {},
      random: () => 0,
      fetch: () => Promise.resolve(replies.shift()!()),
      wait(milliseconds) {
        waits.push(milliseconds);
        return Promise.resolve();
      },
      ...more,
    });
    return { client, waits };
  };

  it('does not repeat a change that the vendor may have carried out', async () => {
    const { client, waits } = connect([broken, success]);
    const failure: unknown = await client.updateChannelBannedUsers(ban).catch((error: unknown) => error);
    expect(failure).toMatchObject({ retryable: true, kind: 'failure', carriedOut: 'unknown' });
    expect(waits).toEqual([]);
  });

  it('does so by a policy of the client or of the call', async () => {
    const retry = backOff({ repeat: 'retryable' });
    await expect(connect([broken, success], { retry }).client.updateChannelBannedUsers(ban)).resolves.toBe(
      'SUCCESS',
    );
    const { client, waits } = connect([broken, broken, success], { retry: neverRetry });
    await expect(client.updateChannelBannedUsers(ban, { retry })).resolves.toBe('SUCCESS');
    expect(waits).toEqual([500, 1000]);
  });

  it('ends with what it met when it is given up while it waits', async () => {
    const controller = new AbortController();
    const wait = (_: number, signal?: AbortSignal) => {
      controller.abort();
      expect(signal).toBe(controller.signal);
      return Promise.resolve();
    };
    const { client } = connect([broken, success], { wait });
    const call = client.listForbiddenUsers({}, { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ code: 500 });
  });

  it('waits no longer than its signal when nobody says how to wait', async () => {
    const controller = new AbortController();
    const onRetry = () => {
      queueMicrotask(() => {
        controller.abort();
      });
    };
    const { client } = connect([broken], { wait: undefined, onRetry, retry: () => 3_600_000 });
    const call = client.listForbiddenUsers({}, { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ code: 500 });
  });
});

import { describe, expect, it } from 'vitest';
import { InputError, TransportError, VendorError } from '../../clients/index.ts';
import { PolyvLiveError } from '../../clients/polyv-live/index.ts';
import { shareClass } from '../../contracts/core/config/shared-errors.ts';

const facts = {
  vendor: 'polyv-live',
  operation: 'v4/chat/forbid/list',
  code: 400,
  message: 'param should not be empty: appId',
  requestId: 'r',
  retryable: false,
  status: 400,
};

const errors = [
  new VendorError(facts),
  new PolyvLiveError(facts),
  new TransportError('v4/chat/forbid/list', 'no reply', { url: 'http://x' }),
  new InputError('v4/chat/forbid/list', { path: 'pageSize', expected: 'a number', received: 'missing' }),
];

describe.each(errors.map((error) => [error.name, error] as const))('the JSON of a %s', (name, error) => {
  it('has all of it, its message and its name included', () => {
    const json = JSON.parse(JSON.stringify(error)) as Record<string, unknown>;
    expect(json).toMatchObject({ name, message: error.message, operation: error.operation });
    expect(json).toHaveProperty('carriedOut', error.carriedOut);
    if (error instanceof VendorError) expect(json).toMatchObject({ code: 400, status: 400, requestId: 'r' });
  });
});

it('an input that cannot be sent was not carried out', () => {
  expect(errors[3]!.carriedOut).toBe('no');
});

describe('what another bundle of this package has thrown', () => {
  /** The classes of another bundle. */
  class OtherVendorError extends Error {
    static {
      shareClass(this, 'VendorError');
    }
  }
  class OtherPolyvError extends OtherVendorError {
    static {
      shareClass(this, 'PolyvLiveError');
    }
  }

  it('is an instance of the same class here', () => {
    const error = new OtherPolyvError('refused');
    expect(error instanceof PolyvLiveError).toBe(true);
    expect(error instanceof VendorError).toBe(true);
    expect(error instanceof TransportError).toBe(false);
    expect(new OtherVendorError('refused') instanceof PolyvLiveError).toBe(false);
    expect(errors[1] instanceof OtherPolyvError).toBe(true);
  });

  it('is no instance of a class that somebody derives, and nothing else is one', () => {
    class Own extends VendorError {}
    expect(new OtherVendorError('refused') instanceof Own).toBe(false);
    expect(new Own(facts) instanceof Own).toBe(true);
    expect(new Own(facts) instanceof VendorError).toBe(true);
    for (const value of [undefined, null, 'VendorError', new Error('refused'), () => undefined])
      expect((value as unknown) instanceof VendorError).toBe(false);
  });
});

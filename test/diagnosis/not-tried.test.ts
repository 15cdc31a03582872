import { describe, expect, it } from 'vitest';
import type { SecretPart, SignedCall } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import { diagnoses } from '../../contracts/diagnoses.ts';
import { createEmulator } from '../../emulator/index.ts';
import { listing, write } from '../core/calls.ts';

/** A call as a typed client signs it, opened for the search of a mistake. */
function open(vendor: string, operation: string, input: Readonly<Record<string, unknown>>) {
  const emulator = createEmulator();
  const { url, ...rest } = write(emulator, { vendor, operation, input });
  const { host, pathname, search } = new URL(url);
  const request = { ...rest, target: pathname + search, headers: [...rest.headers, ['Host', host] as const] };
  const credential = emulator.sandbox('default')!.credentials.get(vendor);
  return diagnoses[vendor]!.open(request, credential) as SignedCall<SecretPart>;
}

describe('of a signature that nothing reproduces is said', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>, string, readonly string[]]>([
    [
      'tencent-chat',
      listing.operation,
      listing.input,
      'lines',
      ['a line for a TLS.userbuf that the document lacks'],
    ],
    [
      'tencent-trtc',
      'SetUserBlocked',
      { SdkAppId: 1, RoomId: 1, UserId: 'a', IsMute: 1 },
      'bodies',
      ['a header that was changed on its way', 'fields that the body lacks'],
    ],
    [
      'volcengine-livesaas',
      'GetActivityBanUsers',
      { ActivityId: '1' },
      'queries',
      ['a header that was changed on its way', 'what stood behind a # in the URL'],
    ],
    [
      'polyv-live',
      'v4/chat/forbid/list',
      { pageNumber: 1 },
      'digests',
      ['a parameter that was left out of the call', 'what stood behind a # in the URL'],
    ],
  ])('what of %s was tried, and what alone cannot be', (vendor, operation, input, tried, unsent) => {
    const call = open(vendor, operation, input);
    expect(call.scheme.tries).toContain(tried);
    expect(call.unsent).toEqual(unsent);
  });
});

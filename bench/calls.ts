import { vendors } from '../contracts/catalog.ts';
import type { SandboxInput } from '../contracts/control/config.ts';
import { createSeededIds } from '../emulator/core/engine/seeded-ids.ts';
import type { LoadCall } from './load.ts';
import { findOperation, operationsByKey } from '../contracts/core/contract/find-operation.ts';

/** One call that changes state, by vendor. Repeating each of them succeeds. */
export const statefulCalls: Readonly<Record<string, { readonly operation: string; readonly input: object }>> =
  {
    'tencent-chat': {
      operation: 'live_engine_http_srv/ban_member',
      input: { RoomId: 'test', MemberList_Account: ['user1'], Reason: 'advertising', Duration: 3600 },
    },
    'tencent-trtc': {
      operation: 'SetUserBlocked',
      input: { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 },
    },
    'volcengine-livesaas': {
      operation: 'SilenceUserAPI',
      input: { ActivityId: 1819171234140099n, UserId: 1820211234043371n, Status: true },
    },
    'polyv-live': {
      operation: 'v4/chat/forbid/kick-users',
      input: { viewerIds: ['618948782650201'], nickNames: ['viewer'] },
    },
  };

/** More calls in a second than any load makes. */
const unlimited = { perSecond: 1e9 };

/** What takes every limit out of the way, so that it is the emulator that is measured. */
export const withoutLimits: SandboxInput = {
  limits: Object.fromEntries(
    vendors.map((vendor) => [
      vendor.name,
      Object.fromEntries([...operationsByKey(vendor).keys()].map((key) => [key, unlimited])),
    ]),
  ),
  assumptions: { values: { 'polyv-live.domain-limit': 'off' } },
};

/** A call with its signature, which is good for some minutes from `now` (milliseconds since 1970). */
export function signCall(
  vendorName: string,
  baseUrl: string,
  now: number,
  { operation, input }: { readonly operation: string; readonly input: object } = statefulCalls[vendorName]!,
): LoadCall {
  const vendor = vendors.find(({ name }) => name === vendorName)!;
  const { url, method, headers, body } = vendor.codec.write({
    operation: findOperation(vendor, operation)!,
    input: { ...input },
    credential: vendor.credential.fake as unknown,
    baseUrl,
    now,
    ids: createSeededIds(1),
  });
  const own = headers.filter(([name]) => name.toLowerCase() !== 'host');
  const text = Buffer.from(body).toString();
  return { url, method, headers: Object.fromEntries(own), ...(text !== '' && { bodies: [text] }) };
}

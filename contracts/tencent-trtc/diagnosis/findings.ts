import { documented, observed } from '../../core/contract/source.ts';
import { isClockAhead } from '../../core/diagnosis/clock-ahead.ts';
import type { VendorRule } from '../../core/diagnosis/finding.ts';
import { hintAt } from '../../core/config/suggest-name.ts';
import { mediaType } from '../../core/wire/http.ts';
import { knownRegions, otherRegions, roomRegions } from '../operations/regions.ts';
import { largestRemoval } from '../operations/field-schemas.ts';
import type { TrtcTypes } from '../types.ts';

type TrtcRule = VendorRule<TrtcTypes>;

/** So far ahead a clock is no longer merely inexact, in seconds. */
const tolerableSeconds = 60;

const commonCodes = documented('https://www.tencentcloud.com/document/product/647/34270');
const requestPage = documented('https://www.tencentcloud.com/document/product/647/34264');
const regionPage = observed('regions.go of tencentcloud-sdk-go, and TCRegion.swift of teco-core');
const gatewayWords = observed('https://github.com/TencentCloud/tencentcloud-sdk-dotnet/issues/75');
const removalPage = documented('https://www.tencentcloud.com/document/api/647/34268');

/** What the gateway, or a reviewer, would hold against a client of this service. */
export const findings: readonly TrtcRule[] = [
  {
    id: 'tencent-trtc.clock-ahead',
    severity: 'warning',
    title: 'The clock of the client is ahead',
    source: commonCodes,
    advice: 'Set the clock by a time server: five minutes ahead, and every call is refused.',
    spot({ reading: { common }, now }) {
      const ahead = Number(common.Timestamp) - Math.floor(now / 1000);
      return isClockAhead(ahead, tolerableSeconds) ? `The timestamp is ${ahead} s ahead.` : undefined;
    },
  },
  {
    id: 'tencent-trtc.content-type',
    severity: 'warning',
    title: 'A body is sent with another Content-Type than its own',
    source: requestPage,
    advice: 'Send Content-Type: application/json with a body of JSON, and sign that very value.',
    spot({ reading: { generation, request } }) {
      if (request.method !== 'POST') return undefined;
      const type = mediaType(request.headers);
      const expected = generation === 'TC3' ? 'application/json' : 'application/x-www-form-urlencoded';
      if (type === expected || request.body.length === 0) return undefined;
      return `Content-Type is ${type === '' ? 'missing' : JSON.stringify(type.slice(0, 60))}; it should be ${expected}.`;
    },
  },
  {
    id: 'tencent-trtc.foreign-region',
    severity: 'warning',
    title: 'The region is none of this cloud',
    source: regionPage,
    advice: `Send a region that offers the action, such as ${roomRegions.join(', ')}.`,
    spot({
      reading: {
        common: { Region },
      },
    }) {
      if (!Region || knownRegions.has(Region) || otherRegions.has(Region)) return undefined;
      return `${JSON.stringify(Region.slice(0, 40))} is no region of Tencent Cloud.${hintAt(Region, [...knownRegions])}`;
    },
  },
  {
    id: 'tencent-trtc.older-signature',
    severity: 'info',
    title: 'Calls are signed with the older method',
    source: gatewayWords,
    advice: 'Sign with TC3-HMAC-SHA256: it covers the body, and takes bodies of 10 MB instead of 1 MB.',
    spot: ({ reading: { generation, common } }) =>
      generation === 'v1' && common.Signature !== undefined
        ? `The call is signed with ${common.SignatureMethod ?? 'HmacSHA1'}.`
        : undefined,
  },
  {
    id: 'tencent-trtc.too-many-users',
    severity: 'error',
    title: 'A call removes more users than one call may',
    source: removalPage,
    advice: `Remove at most ${largestRemoval} users with each call.`,
    spot({ operation = '', input: { UserIds }, outcome }) {
      if (outcome === 'success') return undefined;
      const isTooLong = Array.isArray(UserIds) && UserIds.length > largestRemoval;
      if (!operation.startsWith('RemoveUser') || !isTooLong) return undefined;
      return `UserIds has ${UserIds.length} entries; at most ${largestRemoval} are allowed.`;
    },
  },
];

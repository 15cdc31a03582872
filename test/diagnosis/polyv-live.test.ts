import { describe, expect, it } from 'vitest';
import { dissect, type SignedCall } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import { diagnosis } from '../../contracts/polyv-live/diagnosis/diagnose.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import type { PolyvParts } from '../../contracts/polyv-live/diagnosis/parts.ts';
import { signParameters } from '../../contracts/polyv-live/wire/signature.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { describeCorpus, withSecret, type CorpusCall } from './corpus.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';

const now = 1_700_000_000_000;
const credential = { ...polyvLive.credential.fake, appSecret: 'ABcd0123456789abcdef01234567ef89' };

function makeCall(title: string, key: string, input: object, options = {}): CorpusCall<PolyvParts> {
  const operation = findOperation(polyvLive, key)!;
  const request = polyvLive.codec.write({
    operation,
    input: { ...input },
    credential,
    baseUrl: 'http://127.0.0.1:4014',
    now,
    ids: createSeededIds(1),
    options,
  });
  const call = diagnosis.open(request, credential);
  if (!call) throw new Error('the call is not signed');
  return { title, call };
}

const formHeaders = [['Content-Type', 'application/x-www-form-urlencoded']] as const;

/** A call that the typed client would not make. */
function makeRawCall(
  title: string,
  query: string,
  path = 'v4/chat/forbid/list',
  form?: string,
): CorpusCall<PolyvParts> {
  const target = `/live/${path}?${query}`;
  const method = form === undefined ? 'GET' : 'POST';
  const call = diagnosis.open(
    { method, target, headers: formHeaders, body: Buffer.from(form ?? '') },
    credential,
  );
  if (!call) throw new Error('the call is not signed');
  return { title, call: { ...call, claimed: call.scheme.sign(call.right[0]).signature } };
}

const common = { appId: 'fakeappid1', timestamp: String(now) };
const fields = { viewerIds: '["a"]', nickNames: '["A b"]' };

/** A kick whose fields come as a form, which the newer API neither reads nor signs. */
function kickByForm(sign: string): SignedCall<PolyvParts> {
  const query = new URLSearchParams({ ...common, sign }).toString();
  const body = Buffer.from(new URLSearchParams(fields).toString());
  const target = `/live/v4/chat/forbid/kick-users?${query}`;
  const call = diagnosis.open({ method: 'POST', target, headers: formHeaders, body }, credential);
  if (!call) throw new Error('the call is not signed');
  return { ...call };
}

const commonQuery = 'appId=fakeappid1&timestamp=1700000000000&sign=x';
const list = 'v4/chat/forbid/list';
const calls: readonly [CorpusCall<PolyvParts>, ...CorpusCall<PolyvParts>[]] = [
  makeCall('a list', list, { pageNumber: 2, pageSize: 10, nickName: 'a b&小明+1' }),
  makeRawCall('an empty filter', 'appId=fakeappid1&timestamp=1700000000000&viewerId=&sign=x'),
  makeRawCall('a capital letter', 'appId=fakeappid1&timestamp=1700000000000&Note=n&sign=x'),
  makeCall('a list signed with SHA256', list, { pageNumber: 1 }, { signatureMethod: 'SHA256' }),
  withSecret(makeCall('a list', list, { pageNumber: 1 }), 'a+b/c d=0123+456'),
  makeCall('a mute', 'v3/user/chat/banned-user/update', { viewerIds: ['test', '小 明'], banned: 'Y' }),
  makeCall('a kick', 'v4/chat/forbid/kick-users', { viewerIds: ['a'], nickNames: ['A b'] }),
  makeRawCall(
    'lists and JSON in values',
    `${commonQuery}&json=${encodeURIComponent('{"a":["/小"]}')}&ids=%5B%22a%22%2C%22b%22%5D&names=x,y`,
  ),
  makeRawCall('repeated names', `${commonQuery}&id=1&id=2&tag[]=a&tag[]=b`),
  makeRawCall('strange values', `${commonQuery}&Twice=%2525E5&nothing=null&Space=%20a%20B%20`),
  makeRawCall('escapes of another charset', `${commonQuery}&name=%CE%D2`),
  makeRawCall(
    'words of a channel',
    `${commonQuery}&token=t`,
    'v2/chat/1234567/addBadWords',
    'words=%5B%22a%22%5D',
  ),
  {
    title: 'a kick with a form that is not signed',
    call: kickByForm(signParameters(common, credential.appSecret)),
  },
];

describeCorpus('the diagnosis of a Polyv sign', calls);

describe('the diagnosis of a Polyv sign, moreover', () => {
  it('marks the first byte that differs', () => {
    const { call } = calls[0];
    const claimed = call.scheme.sign({
      ...call.right[0],
      lay: (middle, secret) => middle + secret,
    }).signature;
    expect(dissect({ ...call, claimed }).firstDifference).toMatchObject({ in: 'stringToSign', offset: 0 });
  });

  it.each([
    ['the form as well', { ...common, ...fields }, (sign: string) => sign, 'unsigned-form-signed'],
    ['the query in lower case', common, (sign: string) => sign.toLowerCase(), 'digest-in-lower-case'],
  ])('names what is wrong with a v4 call that signs %s', (_, signed, print, id) => {
    const findings = dissect(kickByForm(print(signParameters(signed, credential.appSecret))));
    expect(findings.isGenuine).toBe(false);
    expect(findings.mistakes.map((mistake) => mistake.id)).toEqual([id]);
  });

  it('finds a JSON body also behind the content type of a form, which curl gives it', () => {
    const sign = signParameters({ ...common, viewerIds: '["a"]' }, credential.appSecret);
    const target = `/live/v4/chat/forbid/kick-users?${new URLSearchParams({ ...common, sign }).toString()}`;
    const body = Buffer.from('{"viewerIds":["a"]}');
    const call = diagnosis.open({ method: 'POST', target, headers: formHeaders, body }, credential)!;
    expect(dissect(call).mistakes.map(({ id }) => id)).toEqual(['json-body-signed']);
  });

  it('names the method that is not signed where there is nothing else to leave out', () => {
    const sign = signParameters(common, credential.appSecret, 'SHA256');
    const query = new URLSearchParams({ ...common, signatureMethod: 'SHA256', sign }).toString();
    const target = `/live/v4/chat/forbid/list?${query}`;
    const call = diagnosis.open({ method: 'GET', target, headers: [], body: new Uint8Array() }, credential)!;
    expect(dissect(call).mistakes.map(({ id }) => id)).toEqual(['signature-method-left-out']);
  });
});

import { describe, expect, it } from 'vitest';
import { explain } from '../corpora/ask.ts';
import { readRecorded } from '../corpora/recorded/read-recorded.ts';
import { samplesOf, textOf, type Sent } from '../corpora/sample.ts';
import { chatCall } from '../corpora/signers/tencent-chat.ts';
import { tc3 } from '../corpora/signers/tencent-trtc.ts';
import { volc } from '../corpora/signers/volcengine-livesaas.ts';

const samples = [...readRecorded('seventeenth'), ...readRecorded('refused-seventeenth')];

/** All that is told of a recorded call, by the mark behind its title. */
function toldOf(mark: string): string {
  const sample = samples.find(({ title }) => title.endsWith(`(${mark})`));
  if (!sample) throw new Error(`There is no sample ${mark}.`);
  return textOf(explain(sample));
}

describe('a sentence about a refused call', () => {
  it.each([
    [
      'a time of another second has no other form',
      'c27',
      'and the document another second',
      'document another form',
    ],
    ['a query in the line of the path is no path /', 'i03', 'the query behind the path', 'has the path "/"'],
    ['an id that the call has not is none of the call', 'l13', 'for the userId in', 'of the call'],
    ['a list that } closes is not cut off', 'g24', '} closes a list', 'lacks its end'],
    [
      'UTC may be read as local time: TC3',
      'r08',
      'UTC, read as the local time of UTC+8, or',
      'Local time was',
    ],
    ['UTC may be read as local time: Volcengine', 's14', 'read as the local time of UTC+8', 'Local time was'],
    ['UTC may be read as local time: Polyv', 'u11', 'read as the local time of UTC+8', 'Local time was'],
    ['nobody lives by UTC−5:30', 'e26', 'UTC, read as the local time of UTC+5:30.', 'UTC−5:30'],
    ['sha256 is meant as SHA256', 'u05', 'neither MD5 nor SHA256', 'digest-of-another-method'],
    ['×tamp was &timestamp', 'u01', 'timestamp is spelled ×tamp', 'timestamp-missing'],
    ['who wants to get something deletes nothing', 'g14', '/live/v3/channel/basic/get', 'batch-delete'],
    ['a template of Postman is no secret', 'k12', 'secret-placeholder', 'known mistakes'],
    ['a template of a page is no secret', 'l26', 'secret-placeholder', 'known mistakes'],
    ['a path may have too much before it: an empty part', 'q20', 'nearest: "live_engine', 'known mistakes'],
    ['a path may have too much before it: /v4 twice', 'q21', 'nearest: "live_engine', 'known mistakes'],
    ['v1 values may be encoded twice', 'j13', 'values-sent-encoded-twice', 'known mistakes'],
  ])('is true: %s', (_, mark, says, never) => {
    const told = toldOf(mark);
    expect(told).toContain(says);
    expect(told).not.toContain(never);
  });
});

const command = 'live_engine_http_srv/ban_member';
const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 };
const aimed = ({ target, ...sent }: Sent, change: (target: string) => string): Sent => ({
  ...sent,
  target: change(target),
});
const authorized = (sent: Sent, word: string): Sent => ({
  ...sent,
  headers: sent.headers!.map(([name, value]) =>
    name.toLowerCase() === 'authorization' ? [name, `${word} ${value}`] : [name, value],
  ),
});

describe('a sentence about what was joined or put before', () => {
  it.each([
    [
      'a second ? in the query',
      'tencent-chat',
      aimed(chatCall(command, ban), (target) => target.replace('?', '?contenttype=json?')),
      'joined by "?"',
      'anywhere',
    ],
    [
      '& for ? behind the path',
      'tencent-chat',
      aimed(chatCall(command, ban), (target) => target.replace('?', '&')),
      '& stands where ? belongs',
      'usersig=',
    ],
    ['Bearer before TC3', 'tencent-trtc', authorized(tc3(), 'Bearer'), 'a word before TC3', 'bearer token'],
    [
      'Bearer before HMAC-SHA256',
      'volcengine-livesaas',
      authorized(volc(), 'Bearer'),
      'something else before HMAC-SHA256',
      'OAuth',
    ],
    [
      'a body whose hash is that of nothing',
      'volcengine-livesaas',
      { ...volc({ body: '', signed: [['x-date', '20231114T221320Z']] }), body: '{}' },
      'the hash of an empty body',
      'the text ,',
    ],
  ] as const)('is true: %s', (_, vendor, sent, says, never) => {
    const told = textOf(explain(samplesOf(vendor)('', sent, /x/)));
    expect(told).toContain(says);
    expect(told).not.toContain(never);
  });
});

import { describe, expect, it } from 'vitest';
import { explain } from '../corpora/ask.ts';
import { samplesOf, textOf, type Sent } from '../corpora/sample.ts';
import { polyv, polyvKeys } from '../corpora/signers/polyv-live.ts';
import { signedBy } from '../corpora/signers/tencent-chat.ts';
import { block, hmac256, sha256, tc3, trtcKeys } from '../corpora/signers/tencent-trtc.ts';
import { banUsers, scope, volc, volcGet, volcKeys } from '../corpora/signers/volcengine-livesaas.ts';

const ask = (vendor: string, sent: Sent) => explain(samplesOf(vendor)('', sent, /x/));

const url = '{"SdkAppId":1400188366,"RoomId":10006,"UserId":"a/b","IsMute":1}';
const chinese = '{"SdkAppId":1400188366,"RoomId":10006,"UserId":"刷屏","IsMute":1}';
const unicode = chinese.replace('刷屏', String.raw`\u5237\u5c4f`);
const steps = (parts: readonly string[], secret: string): Buffer =>
  parts.reduce<Buffer>((key, part) => hmac256(key, part), Buffer.from(`TC3${secret}`));
const inHex = (parts: readonly string[], secret: string): string =>
  parts.reduce((key, part) => hmac256(key, part).toString('hex'), `TC3${secret}`);
const date = '2023-11-14';
const ofDay = (day: string) => {
  const parts = [day, ...scope.slice(1)] as [string, string, string, string];
  return { named: parts, scoped: parts, derived: parts };
};

describe('which form of a mistake was made', () => {
  it.each([
    [
      'a slash that was escaped',
      { body: url, payload: sha256(url.replace('/', String.raw`\/`)) },
      String.raw`with "\/" where "/" was sent`,
    ],
    [
      'characters as escapes',
      { body: chinese, payload: sha256(unicode) },
      String.raw`with "\u5237\u5c4f" where "刷屏" was sent`,
    ],
    [
      'escapes that were none',
      { body: unicode, payload: sha256(chinese) },
      String.raw`with "刷屏" where "\u5237\u5c4f" was sent`,
    ],
    [
      'a number as a text',
      { payload: sha256(block.replace('10006', '"10006"')) },
      `with the text "10006" where the number 10006 was sent`,
    ],
    ['a field that was put in later', { payload: sha256(block.replace(',"IsMute":1', '')) }, 'without ",'],
    [
      'a line feed at the end',
      { payload: sha256(`${block}\n`) },
      String.raw`with a line break "\n", which was not sent`,
    ],
    [
      'the hash of the body in capitals',
      { payload: sha256(block).toUpperCase() },
      'The hash of the body has upper-case digits.',
    ],
    [
      'the other hash in capitals',
      { hash: (text: string) => sha256(text).toUpperCase() },
      'The hash of the canonical request has upper-case digits.',
    ],
    [
      'the key ends in another word',
      {
        key: ([day = '', name = '']: readonly string[], secret: string) =>
          steps([day, name, 'request'], secret),
      },
      'The key ends in "request".',
    ],
    [
      'the scope does',
      {
        terminator: 'aws4_request',
        key: (_: unknown, secret: string) => steps([date, 'trtc', 'tc3_request'], secret),
      },
      'The scope ends in "aws4_request".',
    ],
    ['both do', { terminator: 'aws4_request' }, 'The scope and the key end in "aws4_request".'],
    [
      'the key of another cloud, from the secret alone',
      {
        key: ([day = '', name = '']: readonly string[], secret: string) =>
          [day, name, 'request'].reduce<Buffer>((key, part) => hmac256(key, part), Buffer.from(secret)),
      },
      'begins with the SecretKey alone and ends in "request", as another cloud does it.',
    ],
    [
      'the key of another cloud, with its prefix',
      {
        key: ([day = '', name = '']: readonly string[], secret: string) =>
          [day, name, 'aws4_request'].reduce<Buffer>(
            (key, part) => hmac256(key, part),
            Buffer.from(`AWS4${secret}`),
          ),
      },
      'begins with "AWS4" and the SecretKey and ends in "aws4_request", as another cloud does it.',
    ],
    [
      'the day of a sample, in Credential as well',
      { dates: ['2019-02-25', '2019-02-25', '2019-02-25'] as const },
      'The date of the scope is 2019-02-25 and that of the key 2019-02-25; the timestamp is of 2023-11-14 in UTC.',
    ],
    [
      'a step is missing',
      { key: ([day = '', , last = '']: readonly string[], secret: string) => steps([day, last], secret) },
      'The key was not derived by the service.',
    ],
    [
      'steps in hexadecimal',
      { key: inHex },
      'Each step of the key takes the hexadecimal digits of the one before',
    ],
    [
      'the signature in base64',
      { print: (bytes: Buffer) => bytes.toString('base64') },
      'it is printed in base64.',
    ],
    [
      'a secret with its line feed',
      { secret: `${trtcKeys.secretKey}\n` },
      'the secret with a line feed behind it.',
    ],
    ['a secret behind a tab', { secret: `\t${trtcKeys.secretKey}` }, 'the secret with a tab before it.'],
    [
      'a secret that lost its end',
      { secret: trtcKeys.secretKey.slice(0, -2) },
      'the first 30 characters of the secret, which has 32.',
    ],
    [
      'a secret in quotation marks',
      { secret: `"${trtcKeys.secretKey}"` },
      'the secret with a quotation mark before it and a quotation mark behind it.',
    ],
    [
      'CR LF between the lines',
      { canonical: (lines: readonly string[]) => lines.join('\n').replaceAll('\n', '\r\n') },
      String.raw`Here the canonical request has "\r\n/`,
    ],
  ] as readonly (readonly [string, Parameters<typeof tc3>[0], string])[])(
    'is told of TC3: %s',
    (_, change, told) => {
      const { mistakes } = ask('tencent-trtc', tc3(change));
      expect(mistakes).toHaveLength(1);
      expect(mistakes[0]!.detail).toContain(told);
    },
  );

  const named = 'Action=ListActivityUsers&Version=2023-08-01&ActivityId=1819171234140099&SearchName=';
  const sorted = (value: string): string =>
    `Action=ListActivityUsers&ActivityId=1819171234140099&SearchName=${value}&Version=2023-08-01`;
  it.each([
    [
      'escapes in lower case',
      volcGet(`${named}%E6%B5%8B`, sorted('%e6%b5%8b')),
      'has "%e6%b5%8b" where "%E6%B5%8B" belongs',
    ],
    ['a tilde as an escape', volcGet(`${named}a~b`, sorted('a%7Eb')), 'has "%7E" where "~" belongs'],
    [
      'a step of the key is missing',
      volc({ derived: [scope[0], scope[2], scope[3]] }),
      'The key was not derived by the region.',
    ],
    [
      'a slash that was escaped',
      volc({ body: '{"A":"a/b"}', payload: sha256(String.raw`{"A":"a\/b"}`) }),
      String.raw`with "\/" where "/" was sent`,
    ],
    [
      'base64 for the hash',
      volc({ payload: Buffer.from(sha256(banUsers), 'hex').toString('base64') }),
      'The hash of the body is SHA-256 in base64.',
    ],
    ['the local day in Credential', volc({ ...ofDay('20231115') }), 'one of them is probably local time.'],
    [
      'a month that counts from 0',
      volc({ ...ofDay('20231014') }),
      'the month is one too low, for months of JavaScript count from 0.',
    ],
    [
      'the minutes in the place of the month',
      volc({ ...ofDay('20231314') }),
      'the minutes stand in the place of the month, as mm prints them for MM.',
    ],
    [
      'the day of a sample',
      volc({ ...ofDay('20190225') }),
      'the day was not taken when the call was signed, but stands in the program or in what was kept.',
    ],
    [
      'a secret with white space',
      volc({ secret: `${volcKeys.secretAccessKey}\r\n` }),
      'with a carriage return and a line feed behind it',
    ],
  ])('is told at Volcengine: %s', (_, sent, told) => {
    const { mistakes } = ask('volcengine-livesaas', sent);
    expect(mistakes[0]!.detail).toContain(told);
  });

  it('is told of a secret at Tencent Live', () => {
    const { mistakes } = ask(
      'tencent-chat',
      signedBy({ secret: 'fake-chat-secret-key-for-local-use-only-0000000000000000000000000\n' }),
    );
    expect(mistakes[0]!.detail).toBe('The key of the signature is the secret with a line feed behind it.');
  });
});

describe('one cause is one mistake', () => {
  it.each([
    ['a literal', 'UNSIGNED-PAYLOAD', 'body-marked-unsigned'],
    ['the hash of other bytes', sha256(Buffer.from(banUsers, 'utf16le')), 'body-in-another-charset'],
    ['the hash of other spaces', sha256(banUsers.replaceAll(',', ', ')), 'body-laid-out-otherwise'],
  ])('where %s is announced and signed', (_, payload, id) => {
    const { mistakes, verdict } = ask('volcengine-livesaas', volc({ payload }));
    expect(mistakes.map((one) => one.id)).toEqual([id]);
    expect(verdict).toBe('One mistake explains the refusal.');
  });

  it('and an announced hash that was not signed is another', () => {
    const { mistakes } = ask(
      'volcengine-livesaas',
      volc({
        payload: sha256(''),
        listed: 'host;x-date',
        signed: [
          ['host', '127.0.0.1:4013'],
          ['x-date', '20231114T221320Z'],
        ],
      }),
    );
    expect(textOf({ mistakes, verdict: '', vendor: '', outcome: '' })).not.toContain('undefined');
  });
});

describe('what is shown beside a mistake', () => {
  it('hides no id that was used as the secret', () => {
    const { firstDifference, inferred } = ask('polyv-live', polyv({ secret: polyvKeys.appId }));
    expect(inferred?.stringToSign).toContain(`appId${polyvKeys.appId}`);
    expect(firstDifference).toMatchObject({ in: 'stringToSign', offset: 0 });
  });

  it.each(['1700000000000', '1700000000000000'])(
    'is no scope of a year that nobody has signed: %s',
    (time) => {
      const { mistakes, expected } = ask('tencent-trtc', tc3({ time, sentTime: time }));
      expect(mistakes).toHaveLength(1);
      expect(mistakes[0]!.id).toMatch(/^timestamp-sent-in-/);
      expect(expected).toBeUndefined();
    },
  );
});

import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { formOfBody } from '../../contracts/core/diagnosis/body-form.ts';
import { explain } from '../corpora/ask.ts';
import { samplesOf, textOf, type Sent } from '../corpora/sample.ts';
import { polyv } from '../corpora/signers/polyv-live.ts';
import { chatCall } from '../corpora/signers/tencent-chat.ts';
import { tc3 } from '../corpora/signers/tencent-trtc.ts';
import { volc } from '../corpora/signers/volcengine-livesaas.ts';

type Body = string | Uint8Array;
type Headers = NonNullable<Sent['headers']>;

const withBody = (sent: Sent, body: Body, headers: Headers): Sent => ({
  ...sent,
  headers: [...(sent.headers ?? []), ...headers],
  body,
});

const vendors: readonly (readonly [vendor: string, send: (body: Body, headers: Headers) => Sent])[] = [
  [
    'tencent-chat',
    (body, headers) => withBody(chatCall('live_engine_http_srv/ban_member', ''), body, headers),
  ],
  ['tencent-trtc', (body, extra) => tc3({ body, extra })],
  [
    'volcengine-livesaas',
    (body, extra) => volc({ body, extra: extra.map(([name, value]) => [name, value]) }),
  ],
  [
    'polyv-live',
    (body, headers) => withBody(polyv({ path: '/live/v4/chat/forbid/kick-users', json: {} }), body, headers),
  ],
];

const json = '{"RoomId":"test","Reason":"刷屏刷屏刷屏刷屏刷屏"}';

describe.each(vendors)('a body that is none of JSON, at %s', (vendor, send) => {
  const ask = (body: Body, headers: Headers = []) => explain(samplesOf(vendor)('', send(body, headers), /x/));

  it.each([
    ['gzip', 'gzip', gzipSync(json)],
    ['zlib', 'deflate', deflateSync(json)],
    ['raw deflate', 'deflate', deflateRawSync(json)],
    ['Brotli', 'br', brotliCompressSync(json)],
  ])('is told as packed by %s, announced or not', (packing, encoding, body) => {
    for (const headers of [[], [['Content-Encoding', encoding] as const]]) {
      const { mistakes, reason } = ask(body, headers);
      expect(mistakes).toMatchObject([
        { id: 'body-is-packed', detail: expect.stringContaining(`Its bytes are ${packing}`) },
      ]);
      expect(reason?.text).toContain(`it is bytes that are packed: ${packing}`);
    }
  });

  it.each([
    ['body-in-single-quotes', 'Python prints it', "{'RoomId': 'test', 'IsMute': True, 'Reason': None}"],
    ['body-in-single-quotes', 'Python prints it', "{'RoomId': 'test'}"],
    ['body-in-single-quotes', 'JavaScript’s source', "{'RoomId': 'test', 'IsMute': true}"],
    ['body-with-words-of-python', 'True, False or None', '{"RoomId": "test", "IsMute": True}'],
    ['body-with-bare-names', 'JavaScript’s source', '{RoomId: "test", Duration: 60}'],
    ['body-printed-by-php', 'print_r', 'Array\n(\n    [RoomId] => test\n)\n'],
    ['body-printed-by-php', 'var_export', "array (\n  'RoomId' => 'test',\n)"],
    ['body-printed-by-php', 'var_dump', 'array(1) {\n  ["RoomId"]=>\n  string(4) "test"\n}'],
    ['body-printed-by-php', 'serialize', 'a:1:{s:6:"RoomId";s:4:"test";}'],
    ['body-printed-by-java', 'a map', '{RoomId=test, Duration=60}'],
    ['body-printed-by-java', 'an object', 'Ban[roomId=test, duration=60]'],
    ['body-printed-by-java', 'hash code', 'com.example.Ban@1b6d3586'],
    ['body-printed-by-go', 'a map', 'map[Duration:60 RoomId:test]'],
    ['body-printed-by-go', 'a struct', '&{RoomId:test Duration:60}'],
    [
      'body-printed-by-dotnet',
      'a type',
      'System.Collections.Generic.Dictionary`2[System.String,System.Object]',
    ],
    ['body-printed-by-ruby', 'inspect', '{"RoomId"=>"test"}'],
    ['body-printed-by-python', 'bytes', 'b\'{"RoomId": "test"}\''],
    ['body-is-xml', 'XML', '<?xml version="1.0"?><RoomId>test</RoomId>'],
    ['body-is-yaml', 'YAML', 'RoomId: test\nMemberList:\n  - user1\n'],
    ['body-is-toml', 'TOML', 'RoomId = "test"\nDuration = 60\n'],
    ['body-is-a-form', 'name=value', 'RoomId=test&Duration=60'],
    ['body-in-base64', 'base64', Buffer.from(json).toString('base64')],
    ['body-in-hex', 'hexadecimal', Buffer.from(json).toString('hex')],
    ['body-percent-encoded', 'percent', encodeURIComponent(json)],
    ['body-escaped-for-html', 'HTML', json.replaceAll('"', '&quot;')],
    ['body-with-escaped-quotes', 'backslashes', json.replaceAll('"', String.raw`\"`)],
    ['body-is-a-file-name', 'behind @', '@body.json'],
    ['body-is-jsonp', 'JSONP', `callback(${json})`],
    ['body-with-typographic-quotes', 'typographic', '{“RoomId”: “test”}'],
    ['body-with-full-width-signs', 'full-width', '{"RoomId"："test"}'],
    ['body-with-odd-spaces', 'U+00A0', '{"RoomId":\u00a0"test"}'],
    ['body-with-comments', 'comments', '{"RoomId": "test" /* the room */}'],
    ['body-with-placeholder', 'placeholder', '{"RoomId": {{room}}}'],
    ['body-with-undefined', 'undefined', '{"RoomId": undefined}'],
    ['body-with-nil', 'nil', '{"RoomId": nil}'],
    ['body-without-value', 'no value', '{"RoomId": , "Duration": 60}'],
    ['body-with-comma', 'comma before', '{"RoomId": "test",}'],
    ['body-lacks-comma', 'lacks a comma', '{"RoomId": "test" "Duration": 60}'],
    ['body-lacks-colon', 'lacks a colon', '{"RoomId" "test"}'],
    ['body-with-odd-number', 'with 060 for', '{"Duration": 060}'],
    ['body-with-odd-number', 'with NaN for', '{"Duration": NaN}'],
    ['body-with-raw-line-break', 'line break', '{"RoomId": "te\nst"}'],
    ['body-with-odd-escape', 'before U', String.raw`{"RoomId": "C:\Users"}`],
    ['body-with-more-behind', 'several', '{"RoomId": "test"}\n{"RoomId": "other"}'],
    ['body-with-more-behind', 'several', '{"A":{"B":{"C":[{}]}}}\n{"A":{"B":{"C":[{}]}}}'],
    ['body-with-more-behind', 'closing bracket', '{"RoomId": "test"}}'],
    ['body-cut-off', 'ends after', '{"RoomId": "te'],
    ['body-with-wrong-bracket', '} closes a list', '{"UserIds": ["a", "b", "RoomId": ["test"]}'],
    ['body-with-wrong-bracket', '] closes an object', '{"RoomId": {"test": 1]}'],
    ['body-in-utf-16', 'zero byte', Buffer.from(json, 'utf16le')],
    ['body-is-no-text', 'MessagePack', Buffer.from([0x81, 0xa1, 0x41, 0xc3])],
    ['body-is-no-text', 'begin with 08 96 01 12', Buffer.from([0x08, 0x96, 0x01, 0x12, 0x04])],
    ['body-is-no-json', "Unexpected token 'h'", 'hello'],
  ] as readonly (readonly [string, string, Body])[])('is told as %s: %s', (id, detail, body) => {
    const { mistakes, reason } = ask(body);
    expect(mistakes).toMatchObject([{ id, detail: expect.stringContaining(detail) }]);
    expect(reason?.path).toBe('body');
    expect(reason?.text).not.toMatch(id === 'body-is-no-json' ? /undefined/ : /no JSON/);
  });

  it('is cut off wherever it ends too early', () => {
    const whole = String.raw`{"Room": "t\u00e9\\st", "On": true, "No": null, "L": [1, -2.5e+3, {}], "E": ""}`;
    for (let end = 1; end < whole.length; end += 1)
      expect(ask(whole.slice(0, end)).mistakes, whole.slice(0, end)).toMatchObject([{ id: 'body-cut-off' }]);
  });

  it('is not made out of one that is JSON', () => {
    const texts = ['{"A":"http://a.example/ //, } {\'B\': None} {{x}}"}', '[{"A":"%7B"}]'];
    for (const text of texts) expect(textOf(ask(text))).not.toMatch(/Python|comments|placeholder|percent/);
  });
});

describe('a long body that is no JSON', () => {
  const open = (length: number) => ({ headers: [], body: Buffer.from('{"A":"'.padEnd(length, 'a')) });

  it('is refused without a closer look, since others wait for their replies meanwhile', () => {
    expect(formOfBody(open(bounds.bytesToExplain))).toBe('JSON without its end');
    expect(formOfBody(open(bounds.bytesToExplain + 1))).toBeUndefined();
  });
});

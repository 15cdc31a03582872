import { describe, expect, it } from 'vitest';
import { tellPolyv, tellTc3, tellVolcengine, type CloudHabits, type PrintBytes } from './sign-by-hand.ts';

const plain = Object.entries;

const each =
  (print: (byte: number) => string): PrintBytes =>
  (bytes) =>
    [...bytes].map(print).join('');
const unpadded = each((byte) => byte.toString(16));
const withSign = each((byte) => (byte < 128 ? byte : byte - 256).toString(16));
const asList: PrintBytes = (bytes) => `[${bytes.join(', ')}]`;
const asDigestOfSwift: PrintBytes = (bytes) => `SHA256 digest: ${Buffer.from(bytes).toString('hex')}`;

const everywhere = 'and so are the hash of the body and the signature.';

describe('a program whose helper prints hashes in the way of its language', () => {
  it.each<[string, () => readonly string[], string]>([
    ['nothing of it', () => tellTc3({}), 'genuine'],
    ['nothing of it in Volcengine', () => tellVolcengine({}), 'genuine'],
    [
      'nothing of it in Polyv',
      () => tellPolyv({}, (sorted, secret) => secret + plain(sorted).flat().join('') + secret),
      'genuine',
    ],
    [
      'Byte.toString(16) of Kotlin',
      () => tellTc3({ hash: withSign, print: withSign }),
      `canonical-request-hashed-otherwise: The last line of the string to sign is SHA-256 with single bytes as numbers below zero, ${everywhere}`,
    ],
    [
      '{:x} of Rust',
      () => tellTc3({ hash: unpadded, print: unpadded }),
      `canonical-request-hashed-otherwise: The last line of the string to sign is SHA-256 without the zeros that single bytes begin with, ${everywhere}`,
    ],
    [
      'a digest that Swift describes',
      () => tellTc3({ hash: asDigestOfSwift }),
      'canonical-request-hashed-otherwise: The last line of the string to sign is SHA-256 as Swift describes a digest, and so is the hash of the body.',
    ],
    [
      'bytes that Dart prints',
      () => tellTc3({ hash: asList }),
      'canonical-request-hashed-otherwise: The last line of the string to sign is SHA-256 as a list of numbers, and so is the hash of the body.',
    ],
    [
      '%x of Lua',
      () => tellVolcengine({ hash: unpadded, print: unpadded }),
      `request-hash-printed-otherwise: The last line of the string to sign is SHA-256 without the zeros that single bytes begin with, ${everywhere}`,
    ],
    [
      'bytes that Dart prints, in Volcengine',
      () => tellVolcengine({ hash: asList }),
      'request-hash-printed-otherwise: The last line of the string to sign is SHA-256 as a list of numbers, and so is the hash of the body.',
    ],
  ])('is told of %s', (_, told, words) => {
    expect(told()).toEqual([words]);
  });

  it('is told of the signature alone where the hashes are right', () => {
    expect(tellTc3({ print: withSign })).toEqual([
      'signature-printed-as-bytes: What was sent are the bytes of the right signature with a sign before those that are numbers below zero.',
    ]);
  });

  it('is told nothing where the secret is another, however it prints', () => {
    expect(tellTc3({ secret: 'nobody', hash: withSign, print: withSign })).toEqual([]);
  });
});

const body = '{"SdkAppId":1400188366,"UserId":"a b","Ids":[1,"2"],"IsMute":1}';

describe('a program that signs what its language prints of the body', () => {
  it.each([
    ['Kotlin', '{SdkAppId=1400188366, UserId=a b, Ids=[1, 2], IsMute=1}'],
    ['Dart', '{SdkAppId: 1400188366, UserId: a b, Ids: [1, 2], IsMute: 1}'],
    ['Swift', '["SdkAppId": 1400188366, "UserId": "a b", "Ids": [1, "2"], "IsMute": 1]'],
    [
      'Rust',
      'Object {"IsMute": Number(1), "Ids": Array [Number(1), String("2")], "SdkAppId": Number(1400188366), "UserId": String("a b")}',
    ],
    ['Elixir', '%{"SdkAppId" => 1400188366, "UserId" => "a b", "Ids" => [1, "2"], "IsMute" => 1}'],
  ])('is told so: %s', (_, signedBody) => {
    const sent = signedBody.startsWith('Object')
      ? '{"IsMute":1,"Ids":[1,"2"],"SdkAppId":1400188366,"UserId":"a b"}'
      : body;
    expect(tellTc3({ body: sent, signedBody })).toEqual([
      'body-printed-otherwise: The hash is that of the fields as a language prints a map.',
    ]);
  });

  it.each([
    ['Kotlin', (fields: string) => `{${fields}}`],
    ['Groovy', (fields: string) => `[${fields.replaceAll('=', ':')}]`],
  ])('is told so of the parameters: %s', (_, print) => {
    expect(
      tellPolyv({ pageSize: '10' }, (sorted, secret) => {
        const fields = plain(sorted).map(([name, value]) => `${name}=${value}`);
        return secret + print(fields.join(', ')) + secret;
      }),
    ).toEqual([expect.stringMatching(/^parameters-signed-as-json: /)]);
  });
});

describe('a program that signs what its language prints of an object', () => {
  it.each([
    ['Kotlin', 'SetUserBlockedRequest(SdkAppId=1400188366, UserId=a b, Ids=[1, 2], IsMute=1)'],
    ['Kotlin under names of its own', 'BanRequest(sdkAppId=1400188366, userId=a b, ids=[1, 2], isMute=1)'],
    ['Rust', 'BanRequest { sdk_app_id: 1400188366, user_id: "a b", ids: [1, "2"], is_mute: 1 }'],
    ['Swift', 'SetUserBlockedRequest(sdkAppId: 1400188366, userId: "a b", ids: [1, "2"], isMute: 1)'],
  ])('is told so, with the name of its class: %s', (_, signedBody) => {
    const [name] = /^\w+/.exec(signedBody)!;
    expect(tellTc3({ body, signedBody })).toEqual([
      `body-printed-otherwise: The hash is that of the fields as a language prints an object of the class ${name}.`,
    ]);
  });

  it('is told so by Volcengine', () => {
    expect(tellVolcengine({ body: '{"UserId":"a"}', signedBody: 'ARequest(UserId=a)' })).toEqual([
      'body-printed-otherwise: The signature covers the fields as a language prints an object of the class ARequest, in the place of the body.',
    ]);
  });

  it('is told nothing of fields that were not sent', () => {
    expect(tellTc3({ body, signedBody: 'BanRequest(SdkAppId=1, UserId=b, Ids=[1, 2], IsMute=1)' })).toEqual(
      [],
    );
  });
});

/** As a text of several lines has it whose lines are those of its source, the headers being one value in it. */
function aroundValue(text: string): string {
  const [, head = '', headers = '', tail = ''] = /^((?:.*\n){3})((?:.+\n)+)\n([^]*)$/.exec(text)!;
  return [...head.split('\n').slice(0, 3), headers, ...tail.split('\n')]
    .map((line) => `    ${line}`)
    .join('\n');
}

describe('a program that signs the lines of its own source', () => {
  const indent = (text: string, by: string): string => text.replaceAll(/^/gm, by);
  it.each<[string, (request: string) => string]>([
    ['a raw string of Kotlin without trimIndent()', (text) => `\n${indent(text, '        ')}\n    `],
    [
      'the same with empty lines that an editor has trimmed',
      (text) => `\n${indent(text, '            ').replaceAll(/^ +$/gm, '')}\n        `,
    ],
    ['three quotation marks of Dart', (text) => `${indent(text, '    ')}\n  `],
    ['long brackets of Lua', (text) => `${indent(text, '    ')}\n    `],
    ['a margin of Kotlin without trimMargin()', (text) => `\n${indent(text, '        |')}\n    `],
    ['a margin that trimIndent() has left', (text) => indent(text, '|')],
    ['lines of Kotlin that trimIndent() has left because of a value of several lines', aroundValue],
  ])('is told so: %s', (_, request) => {
    for (const told of [tellTc3({ request }), tellVolcengine({ request })])
      expect(told).toEqual([expect.stringMatching(/^lines-with-indentation: /)]);
  });
});

describe('a program that prints values where it should take them', () => {
  it.each<[string, CloudHabits]>([
    ['{:?} of a HeaderValue', { value: (value) => JSON.stringify(value) }],
    [
      'the host of a URL of Swift, which has no port',
      { value: (value, name) => (name === 'host' ? `Optional("${value.split(':')[0]}")` : value) },
    ],
    ['Some() of one header', { value: (value, name) => (name === 'host' ? `Some("${value}")` : value) }],
    ['the list that a header is in Go', { value: (value) => `[${value}]` }],
    [
      'bytes of Python in all headers but the host',
      { value: (value, name) => (name === 'host' ? value : `b'${value}'`) },
    ],
  ])('is told of %s', (_, habits) => {
    for (const told of [tellTc3(habits), tellVolcengine(habits)])
      expect(told).toEqual([expect.stringMatching(/^header-signed-otherwise: The line of /)]);
  });

  it.each(['Ok("%")', 'Ok(%)', 'Success(%)', 'Right "%"'])('is told of a secret that is %s', (printed) => {
    const text = (secret: string): string => printed.replace('%', secret);
    const told = tellPolyv(
      {},
      (sorted, secret) => text(secret) + plain(sorted).flat().join('') + text(secret),
    );
    expect(told).toEqual([expect.stringMatching(/^secret-printed-otherwise: /)]);
  });
});

describe('a program that signs in the order of its map', () => {
  it('is told so of a GET of TRTC', () => {
    const query = 'UserIds.0=a&SdkAppId=1&RoomId=7';
    expect(tellTc3({ query, signedQuery: 'RoomId=7&UserIds.0=a&SdkAppId=1' })).toEqual([
      'query-in-any-order: They are signed in the order RoomId, UserIds.0, SdkAppId.',
    ]);
    expect(tellTc3({ query, signedQuery: 'RoomId=7&SdkAppId=1&UserIds.0=a' })).toEqual([
      expect.stringMatching(/^query-sorted: /),
    ]);
    expect(tellTc3({ query, signedQuery: 'RoomId=7&UserIds.0=b&SdkAppId=1' })).toEqual([]);
  });

  it('is told so of Volcengine', () => {
    expect(
      tellVolcengine({
        query: 'Action=A&Name=b&PageNo=1&Version=V',
        signedQuery: 'PageNo=1&Version=V&Action=A&Name=b',
      }),
    ).toEqual(['query-in-any-order: They are signed in the order PageNo, Version, Action, Name.']);
  });

  it.each([
    [
      'a=1&b=2 of four parameters',
      { pageNumber: '1', pageSize: '10' },
      '=',
      '&',
      'parameters-joined-as-query',
    ],
    ['a=1&b=2 of six parameters', { a: '1', b: '2', c: '3', d: '4' }, '=', '&', 'parameters-joined-as-query'],
    ['a1b2 of six parameters', { a: '1', b: '2', c: '3', d: '4' }, '', '', 'parameters-in-any-order'],
  ])('is told so of Polyv: %s', (_, fields, equals, sign, id) => {
    const [told] = tellPolyv(fields, (sorted, secret) => {
      const [first, second, third, ...others] = plain(sorted).map(([name, value]) => name + equals + value);
      return secret + [third, first, ...others, second].join(sign) + secret;
    });
    expect(told).toMatch(new RegExp(`^${id}: .* in the order (?:pageSize|b|c), `));
  });

  it('is told nothing where the order is not all that differs', () => {
    expect(
      tellPolyv({ pageNumber: '1' }, (sorted, secret) =>
        [
          secret,
          ...plain(sorted)
            .toReversed()
            .map(([name, value]) => `${name}=${value}0`),
          secret,
        ].join('&'),
      ),
    ).toEqual([]);
  });
});

describe('a program of Polyv that signs the list of its parameters', () => {
  it.each<[string, (name: string, value: string) => string, string, string]>([
    ['Kotlin', (name, value) => `(${name}, ${value})`, ', ', '[]'],
    ['Swift', (name, value) => `(key: "${name}", value: "${value}")`, ', ', '[]'],
    ['Rust', (name, value) => `("${name}", "${value}")`, ', ', '[]'],
    ['Dart', (name, value) => `MapEntry(${name}: ${value})`, '', ''],
  ])('is told so: %s', (_, print, join, [open = '', close = '']) => {
    const told = tellPolyv({ pageSize: '10' }, (sorted, secret) => {
      const list = plain(sorted).map(([name, value]) => print(name, value));
      return secret + open + list.join(join) + close + secret;
    });
    expect(told).toEqual([expect.stringMatching(/^parameters-signed-as-json: /)]);
  });

  it('is told what joinToString() of Kotlin puts between them', () => {
    const joined = (sorted: Readonly<Record<string, string>>): string =>
      plain(sorted)
        .map((entry) => entry.join(''))
        .join(', ');
    expect(tellPolyv({ pageSize: '10' }, (sorted, secret) => secret + joined(sorted) + secret)).toEqual([
      'parameters-joined-otherwise: The text to sign is joined like a1, b2 where a1b2 is right.',
    ]);
  });
});

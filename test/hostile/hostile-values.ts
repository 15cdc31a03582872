import fc from 'fast-check';

const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

/** Code units in any order, lone surrogates and control characters included. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.uint16Array({ maxLength }).map((units) => String.fromCharCode(...units));
}

/** One value that a program may stumble over in the place of a right one. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -0,
    -1,
    1.5,
    1e21,
    1e308,
    Number.MAX_SAFE_INTEGER,
    2 ** 31,
    2 ** 32,
    -(2 ** 63),
    99999999999999999999n,
    -9223372036854775809n,
    true,
    [],
    {},
    [[]],
    [null],
    '\u0000',
    '\ud800',
    '\udc00\ud800',
    '\ufeff',
    '\u2028',
    '../../etc/passwd',
    '%00%zz',
    '{"a":1}',
    '["a",{"b":[]}]',
    '[[[[[[',
    '9'.repeat(400),
    'x'.repeat(70_000),
    '\u{1f469}\u200d\u{1f680}',
    "'; --",
    '$&$1',
    ...prototypeKeys,
  ),
  anyText(40),
  fc.double(),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(fc.constantFrom<unknown>('user1', 'user1', 1, null), { maxLength: 400 }),
);

/** A key that no input has. */
export const strangeKey = fc.oneof(
  fc.constantFrom(
    ...prototypeKeys,
    '',
    ' ',
    '\u0000',
    '0',
    'RoomId ',
    'roomId',
    'UserIds.0',
    'UserIds.99999',
    'a.b',
  ),
  fc.string({ maxLength: 12 }),
);

type Fields = Readonly<Record<string, unknown>>;

/** A right input with one thing wrong: a field of another value, missing, too many, or hostile inside a list. */
export function nearlyRight(right: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> {
  return fc
    .tuple(right, fc.nat(), hostileValue, strangeKey, fc.constantFrom('value', 'missing', 'extra', 'inside'))
    .map(([input, place, value, key, change]) => {
      const names = Object.keys(input);
      const name = names[place % Math.max(names.length, 1)];
      if (change === 'extra' || name === undefined) return withField(input, key, value);
      if (change === 'missing')
        return Object.fromEntries(Object.entries(input).filter(([other]) => other !== name));
      const old = input[name];
      const isList = change === 'inside' && Array.isArray(old);
      return withField(input, name, isList ? [...(old as unknown[]), value] : value);
    });
}

/** Also where the key is `__proto__`. */
function withField(input: Fields, name: string, value: unknown): Fields {
  return Object.fromEntries([...Object.entries(input), [name, value]]);
}

/** A body that may be anything at all. */
export const hostileBody: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  anyText(200).map((text) => Buffer.from(text)),
  fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
  fc
    .tuple(fc.constantFrom('[', '{"a":', '[{"a":'), fc.integer({ min: 1, max: 20_000 }))
    .map(([opening, depth]) => Buffer.from(opening.repeat(depth))),
  fc
    .constantFrom(1000, 5000, 20_000, 100_000)
    .map((depth) => Buffer.from('['.repeat(depth) + ']'.repeat(depth))),
  fc
    .constantFrom(1000, 20_000, 100_000)
    .map((depth) => Buffer.from(`{"RoomId":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`)),
  fc
    .constantFrom(1000, 20_000, 100_000)
    .map((depth) =>
      Buffer.from(`{"id":12345678901234567890,"deep":${'['.repeat(depth)}${']'.repeat(depth)}}`),
    ),
  fc.tuple(strangeKey, hostileValue).map(([key, value]) => {
    const field = `${JSON.stringify(key)}:${JSON.stringify(typeof value === 'bigint' ? String(value) : value)}`;
    return Buffer.from(`{"RoomId":"test",${field},${field},"RoomId":"other"}`);
  }),
  fc.constantFrom(
    Buffer.from('{"__proto__":{"RoomId":"test"},"constructor":{"prototype":{"polluted":true}}}'),
    Buffer.from('{"RoomId":"test","Duration":1e400}'),
    Buffer.from(`{"Duration":${'9'.repeat(100_000)}}`),
    Buffer.from(`{"Duration":-${'9'.repeat(20)},"RoomId":1e-400}`),
    Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    Buffer.from('{"a":"\\ud800"}'),
    Buffer.from('null'),
    Buffer.from('"text"'),
    Buffer.from('a=1&a=2&=&&&%=%zz&__proto__=1'),
    Buffer.from(`[${'0,'.repeat(50_000)}0]`),
  ),
);

import { describe, expect, it } from 'vitest';
import { printJson, readJson, readSpelledJson } from '../../contracts/core/wire/json.ts';

function valueOf(text: string): unknown {
  const json = readJson(text);
  if ('problem' in json) throw new Error(json.problem);
  return json.value;
}

describe('reading JSON', () => {
  it('keeps every digit of an integer beyond 2^53', () => {
    expect(valueOf('{"Id":1819171234140099123,"Ids":[-9007199254740993]}')).toEqual({
      Id: 1819171234140099123n,
      Ids: [-9007199254740993n],
    });
  });

  it.each([
    '1819171234140099123',
    ' 1819171234140099123',
    '[\n1819171234140099123]',
    '[1,1819171234140099123]',
    '{"a": 1819171234140099123}',
    '{"a":\t-1819171234140099123}',
    '["1819171234140099123",1819171234140099123]',
  ])('finds a long integer wherever JSON may have one: %j', (text) => {
    expect(printJson(valueOf(text))).toBe(text.replaceAll(/\s/g, ''));
  });

  it('gives plain numbers where a number holds them', () => {
    expect(valueOf('[1819171234140099, 1.5, 1e3, -0.25, "1819171234140099123"]')).toEqual([
      1819171234140099,
      1.5,
      1000,
      -0.25,
      '1819171234140099123',
    ]);
  });

  it.each(['{"a":1,"a":2}', '{"a":1819171234140099123,"a":2}', '{"a":{"b":1819171234140099123},"a":2}'])(
    'takes the last value of a repeated key: %s',
    (text) => {
      expect(valueOf(text)).toEqual({ a: 2 });
    },
  );

  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
    ['arrays, and never closed', '[', ''],
    ['arrays around a long integer', '[12345678901234567890,', ']'],
  ])('refuses what is nested so deeply that walking it ends the stack: %s', (_, opening, closing) => {
    const nested = `${opening.repeat(100_000)}1${closing.repeat(100_000)}`;
    expect(readJson(nested)).toEqual({ problem: 'It is nested more than 200 levels deep' });
  });

  it('takes as many levels as that, and brackets in texts are none', () => {
    expect(readJson('['.repeat(200) + ']'.repeat(200))).toHaveProperty('value');
    expect(readJson('['.repeat(201) + ']'.repeat(201))).toHaveProperty('problem');
    expect(readJson('[{"a":'.repeat(100) + '1' + '}]'.repeat(100))).toHaveProperty('value');
    expect(readJson('[{"a":'.repeat(100) + '{}' + '}]'.repeat(100))).toHaveProperty('problem');
    expect(readJson('[{"a":'.repeat(100) + '[]' + '}]'.repeat(100))).toHaveProperty('problem');
    expect(valueOf(`["${'[\\"'.repeat(300)}"]`)).toEqual(['["'.repeat(300)]);
  });

  it.each(['{"__proto__":{"isAdmin":true}}', '{"__proto__":{"isAdmin":true},"Id":1819171234140099123}'])(
    'makes __proto__ an ordinary key: %s',
    (text) => {
      const value = valueOf(text) as Record<string, unknown>;
      expect(value['isAdmin']).toBeUndefined();
      expect(Object.keys(value)).toContain('__proto__');
      expect({}).not.toHaveProperty('isAdmin');
    },
  );

  it('keeps the digits beside a key that is called __proto__', () => {
    expect(valueOf('{"__proto__":1,"Id":1819171234140099123}')).toHaveProperty('Id', 1819171234140099123n);
  });

  it.each(['', '{', '{"a":}', '[1,]', 'NaN', '{"a":1819171234140099123', "{'a':1}"])(
    'says what is wrong instead of throwing: %j',
    (text) => {
      expect(readJson(text)).toHaveProperty('problem', expect.any(String));
    },
  );

  it.each([
    ['without', '['.repeat(200_000)],
    ['with', `[1819171234140099123,${'['.repeat(200_000)}`],
  ])('survives deep nesting %s long integers', (_, text) => {
    expect(readJson(text)).toHaveProperty('problem');
  });
});

describe('printing JSON', () => {
  it('prints a bigint as a bare number', () => {
    expect(printJson({ Id: 1819171234140099123n, Name: 'x', List: [1n] })).toBe(
      '{"Id":1819171234140099123,"Name":"x","List":[1]}',
    );
  });

  it('gives back what was read, digit by digit', () => {
    const text = '{"a":[1819171234140099123,{"b":null,"c":true,"d":1.5}],"e":"é\\n"}';
    expect(printJson(valueOf(text))).toBe(text);
  });
});

describe('readSpelledJson', () => {
  it.each([
    ['1.0', Number.NaN],
    ['1e4', Number.NaN],
    ['1200E-2', Number.NaN],
    ['1.5', 1.5],
    ['12', 12],
    ['18446744073709551615', 18446744073709551615n],
    ['"1.0"', '1.0'],
  ])('tells how a number is spelt: %s', (text, value) => {
    expect(readSpelledJson(text)).toEqual(value);
  });
});

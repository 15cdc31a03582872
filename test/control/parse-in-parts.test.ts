import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { controlOperations } from '../../contracts/control/index.ts';
import { readPlainly } from '../../contracts/core/config/form-words.ts';
import { parseInParts } from '../../emulator/control/parse-in-parts.ts';
import { finish } from '../../emulator/control/turns.ts';
import { heavyCalls } from '../../scripts/control-inputs.ts';

const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));
const ban = (index: number) => ({ Member_Account: index, BannedUntil: 1 });
const room = (RoomId: string, banned: readonly unknown[], more = {}) => ({ RoomId, banned, ...more });
const stateWith = (...rooms: readonly object[]) => ({
  path: { id: 'default' },
  query: {},
  body: { 'tencent-chat': { rooms } },
});
const { input } = controlOperations.putState;

describe('a form that is checked in parts', () => {
  const heavy = Object.entries(heavyCalls).flatMap(([key, calls]) =>
    calls.map(({ title, body }) => [key, title, body] as const).filter(([, , body]) => body !== undefined),
  );

  it.each(heavy)('makes the same of what it takes as at once: %s, %s', (key, _, body) => {
    const operation = controlOperations[key as keyof typeof controlOperations];
    const given = { path: { id: 'default', vendor: 'tencent-chat', room: 'room' }, query: {}, body };
    const whole = operation.input.safeParse(given, { abortEarly: true } as object);
    const inParts = finish(parseInParts(operation.input, given));
    if (whole.success) expect(inParts).toEqual({ data: whole.data });
    else expect(inParts).toHaveProperty('issues');
  });

  it.each([
    ['a ban', stateWith(room('a', []), room('b', [...many(5000, ban), { Member_Account: 1 }]))],
    ['a member', stateWith(room('a', many(5000, ban), { members: [...many(3000, String), null] }))],
    ['a room', stateWith(...many(3000, (index) => room(String(index), [])), { RoomId: 'x', nothing: 1 })],
    ['a field of a room', stateWith(room('a', many(5000, ban), { nothing: 1 }))],
    ['a vendor', { ...stateWith(), body: { 'tencent-cat': { rooms: many(5000, String) } } }],
    ['a range', stateWith(room('a', many(5000, ban), { members: [{ from: 3, to: 1 }] }))],
  ])('tells the same first mistake as at once: %s', (_, given) => {
    const whole = readPlainly(input, given);
    const inParts = finish(parseInParts(input, given)) as { issues: readonly z.core.$ZodIssue[] };
    const [first] = inParts.issues;
    expect(first).toMatchObject({
      path: whole.error?.issues[0]?.path,
      message: whole.error?.issues[0]?.message,
    });
  });

  it('asks for what a list must be as a whole', () => {
    const unique = z
      .array(z.int())
      .refine((items) => new Set(items).size === items.length, 'two are the same');
    const form = z.strictObject({ items: unique.default([]) });
    expect(finish(parseInParts(form, { items: many(5000, Number) }))).toHaveProperty('data');
    expect(finish(parseInParts(form, { items: many(5000, () => 1) }))).toMatchObject({
      issues: [{ path: ['items'], message: 'two are the same' }],
    });
  });

  it('asks for what a record must be as a whole, and for each of its values once', () => {
    let walked = 0;
    const value = z.string().refine(() => (walked += 1) > 0);
    const form = z.strictObject({
      values: z.record(z.string(), value).refine((record) => !('k7' in record), 'no k7'),
    });
    const values = (from: number) =>
      Object.fromEntries(many(5000, (index) => [`k${index + from}`, 'v'] as const));
    expect(finish(parseInParts(form, { values: values(10) }))).toEqual({ data: { values: values(10) } });
    expect(finish(parseInParts(form, { values: values(0) }))).toMatchObject({
      issues: [{ path: ['values'], message: 'no k7' }],
    });
    expect(walked).toBe(10_000);
  });

  it('takes no more than a thousand values in one part', () => {
    const work = parseInParts(input, stateWith(room('a', many(50_000, ban))));
    let parts = 0;
    for (let step = work.next(); step.done !== true; step = work.next()) {
      parts += 1;
      expect(step.value).toBeLessThanOrEqual(40_000);
    }
    expect(parts).toBeGreaterThan(100);
  });
});

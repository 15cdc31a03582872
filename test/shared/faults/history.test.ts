import { expect, test } from 'vitest';
import { judge, type Asked, type History } from './history.ts';
import { judgeNames } from './makers.ts';
import type { Ask } from './model.ts';

/** Calls in the order of the log, each with its start, its end and what it was told. */
function historyOf(
  ...calls: readonly [mark: string, ask: Ask, start: number, end?: number, said?: string][]
): History {
  const asked = calls.map(([mark, ask, start, end, said]): Asked => ({
    mark,
    ask,
    start,
    ...(end !== undefined && { end }),
    ...(said !== undefined && { said }),
  }));
  return {
    asked: new Map(asked.map((call) => [call.mark, call])),
    placed: asked.map(({ mark }, index) => ({ mark, sequence: index + 1 })),
  };
}
const ban = (user: string): Ask => ({ kind: 'ban', user });
const list: Ask = { kind: 'list' };

test('A history that the log could have given is found right, also where a call had no answer', () => {
  const history = historyOf(
    ['a', ban('1'), 0, 9],
    ['b', ban('2'), 1, 2, 'success'],
    ['c', list, 3, 4, 'users 1 2'],
  );
  expect(judge('x', history).wrong).toEqual([]);
});

test('A history is found wrong when a reply is another one, is not in the log, stands twice or stands in the wrong place', () => {
  const stale = historyOf(['a', ban('1'), 0, 1, 'success'], ['b', list, 2, 3, 'users ']);
  expect(judge('x', stale).wrong).toEqual(['x, record 2, list: users ; expected users 1']);
  const lost = historyOf(['a', ban('1'), 0, 1, 'success']);
  lost.placed.pop();
  expect(judge('x', lost).wrong).toEqual(['x: a was answered with success, and is not in the log']);
  const twice = historyOf(['a', list, 0, 1, 'users ']);
  twice.placed.push(...twice.placed);
  expect(judge('x', twice).wrong).toEqual(['x, record 1: a is there twice']);
  const late = historyOf(['b', list, 5, 6, 'users '], ['a', list, 0, 1, 'users ']);
  expect(judge('x', late).wrong).toEqual([
    'x, record 2: a was answered before b was asked, and stands behind it',
  ]);
});

test('A seventh ban within a second and a fourth barred viewer must be refused', () => {
  const bans = Array.from({ length: 7 }, (_, index): [string, Ask, number, number, string] => [
    `b${index}`,
    ban(`${index}`),
    index,
    index,
    'success',
  ]);
  expect(judge('x', historyOf(...bans)).wrong).toEqual(['x, record 7, ban: success; expected 60007']);
  const bars = Array.from({ length: 4 }, (_, index): [string, Ask, number, number, string] => [
    `b${index}`,
    { kind: 'bar', user: `${index}` },
    index,
    index,
    'success',
  ]);
  expect(judge('x', historyOf(...bars)).wrong).toEqual([
    'x, record 4, bar: success; expected QuotaExceeded.UserIdOverLimit',
  ]);
});

test('Sandboxes are found wrong when one is lost, when one is back, and when replicas have different ones', () => {
  const fates = new Map([
    ['a', 'there'],
    ['b', 'gone'],
    ['c', 'unsure'],
  ] as const);
  expect(
    judgeNames(fates, [
      ['default', 'a'],
      ['a', 'default'],
    ]),
  ).toEqual([]);
  expect(
    judgeNames(fates, [
      ['a', 'c'],
      ['a', 'c'],
    ]),
  ).toEqual([]);
  expect(judgeNames(fates, [['b'], ['b']])).toEqual([
    'a was made, and is not there at the end',
    'b was deleted, and is there at the end',
  ]);
  expect(judgeNames(fates, [['a'], ['a', 'c']])).toEqual(['c (unsure) is in the lists of 1 of 2 replicas']);
});

import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { kickPath, list, mute, post, rows, startEmulator, unkickPath } from './calls.ts';

const choose = (id: string, value: string) => startEmulator({ values: { [`polyv-live.${id}`]: value } });

describe('numbers of pages below one', () => {
  const data = (fields: Record<string, string>, values = {}) => {
    const viewers = ['1', '2', '3'].map((viewerId) => ({ viewerId, kicked: 'Y' }));
    return list(startEmulator({ viewers, values }), fields).json;
  };
  const page = (pageNumber: number, pageSize: number) => ({ data: { pageNumber, pageSize, totalItems: 3 } });

  it('are no non-negative integers below 0, and name their field', () => {
    expect(data({ pageNumber: '-1' })).toMatchObject({ message: 'param is not digit: pageNumber' });
    expect(data({ pageSize: '-5' })).toMatchObject({ message: 'param is not digit: pageSize' });
  });

  it('are as good as 0 where the sandbox says so', () => {
    const values = { 'polyv-live.negative-number': 'same as 0' };
    expect(data({ pageNumber: '-1', pageSize: '2' }, values)).toMatchObject(page(1, 2));
    const strict = { ...values, 'polyv-live.page-below-one': 'refuse' };
    expect(data({ pageNumber: '-1' }, strict)).toMatchObject({ message: 'number range error' });
  });

  it.each([
    ['clamp', page(1, 1)],
    ['usual', page(1, 10)],
    ['refuse', { message: 'number range error' }],
  ])('are, at 0, for the sandbox to decide: %s', (value, answer) => {
    const values = { 'polyv-live.page-below-one': value };
    expect(data({ pageNumber: '0', pageSize: '0' }, values)).toMatchObject(answer);
  });
});

describe('odd viewers', () => {
  const names = (emulator: Emulator) => rows(emulator).map(({ viewerId, nickName }) => [viewerId, nickName]);
  const twice = { viewerIds: ['a', 'b', 'a'], nickNames: ['first', 'B', 'last'] };

  it.each([
    ['the last', 'last'],
    ['the first', 'first'],
  ])('who are named twice keep %s name where the sandbox says so', (value, nickName) => {
    const emulator = choose('repeated-viewer', value);
    expect(post(emulator, kickPath, twice).json).toMatchObject({ data: 'SUCCESS' });
    expect(new Map(names(emulator) as [string, string][])).toEqual(
      new Map([
        ['a', nickName],
        ['b', 'B'],
      ]),
    );
  });

  it('who are named twice are refused where the sandbox says so, and only where names are kept', () => {
    const emulator = choose('repeated-viewer', 'refuse');
    expect(post(emulator, kickPath, twice).json).toMatchObject({ message: 'param validate error' });
    expect(post(emulator, unkickPath, twice).json).toMatchObject({ data: 'SUCCESS' });
    expect(rows(emulator)).toEqual([]);
  });

  it('whose id is blank are kept or refused as the sandbox says', () => {
    const blank = { viewerIds: ['  '], nickNames: ['A'] };
    const tolerant = startEmulator();
    post(tolerant, kickPath, blank);
    expect(names(tolerant)).toEqual([['  ', 'A']]);
    const message = 'param should not be empty: viewerIds';
    expect(post(choose('blank-id', 'refuse'), kickPath, blank).json).toMatchObject({ code: 400, message });
  });

  it('whose id has commas are one viewer', () => {
    const emulator = startEmulator();
    post(emulator, kickPath, { viewerIds: ['a,b'], nickNames: ['A'] });
    expect(names(emulator)).toEqual([['a,b', 'A']]);
  });

  it('may have ids and names of any length, unless the sandbox has the lengths of the page that gives them', () => {
    const long = { viewerIds: ['a'.repeat(65)], nickNames: ['n'.repeat(129)] };
    expect(post(startEmulator(), kickPath, long).json).toMatchObject({ data: 'SUCCESS' });
    const strict = choose('viewer-lengths', 'refuse');
    const refusal = (field: string) => ({ message: `param length is incorrect: ${field}` });
    expect(post(strict, kickPath, long).json).toMatchObject(refusal('viewerIds'));
    expect(post(strict, kickPath, { ...long, viewerIds: ['a'] }).json).toMatchObject(refusal('nickNames'));
    expect(mute(strict, long.viewerIds).json).toMatchObject(refusal('viewerIds'));
  });
});

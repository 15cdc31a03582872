import { describe, expect, it } from 'vitest';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { get, startEmulator, submit, userId } from './calls.ts';

const choose = (id: string, value: string) => startEmulator({ values: { [`polyv-live.${id}`]: value } });
const dataOf = ({ json }: { readonly json: unknown }) => (json as { readonly data: unknown }).data;
const add = (emulator: Emulator, words: unknown, channelId = '', owner = userId) =>
  submit(emulator, `/live/v2/chat/${owner}/addBadWords`, {
    words: JSON.stringify(words),
    ...(channelId !== '' && { channelId }),
  });
const ofAccount = (emulator: Emulator) => dataOf(get(emulator, '/live/v3/user/badword/list'));
const ofChannel = (emulator: Emulator) =>
  dataOf(get(emulator, '/live/v3/channel/badword/list', { channelId: '1003' }));

describe('bad words', () => {
  it('of the account and of a channel are two lists', () => {
    const emulator = startEmulator();
    add(emulator, ['a', 'b']);
    add(emulator, ['c'], '1003');
    add(emulator, ['d'], '-1');
    expect([ofAccount(emulator), ofChannel(emulator)]).toEqual([['a', 'b', 'd'], ['c']]);
  });

  it('leave the lists that they are in', () => {
    const emulator = startEmulator();
    add(emulator, ['a', 'b']);
    add(emulator, ['a', 'b'], '1003');
    expect(dataOf(submit(emulator, '/live/v3/user/badword/delete', { words: 'a' }))).toEqual(['b']);
    submit(emulator, '/live/v2/chat/1003/delBanned', { type: 'badword', content: 'b' });
    expect([ofAccount(emulator), ofChannel(emulator)]).toEqual([['b'], ['a']]);
  });

  it('are kept without the blanks around them, encoded ones too, and so can be deleted', () => {
    const emulator = startEmulator();
    add(emulator, [' b ', 'b', '%20c']);
    expect(ofAccount(emulator)).toEqual(['b', 'c']);
    expect(dataOf(submit(emulator, '/live/v3/user/badword/delete', { words: ' b ' }))).toEqual(['c']);
    add(emulator, [' b '], '1003');
    submit(emulator, '/live/v2/chat/1003/delBanned', { type: 'badword', content: ' b ' });
    expect(ofChannel(emulator)).toEqual([]);
  });

  it.each([[' '], ['%20']])('are refused where one is nothing but blanks: "%s"', (word) => {
    const emulator = startEmulator();
    expect(add(emulator, ['a', word]).json).toMatchObject({ message: 'param should not be empty: words' });
    expect(ofAccount(emulator)).toEqual([]);
  });

  it('are decoded once more, unless the sandbox says otherwise', () => {
    for (const [value, words] of [
      ['yes', ['a&b', '100%']],
      ['no', ['a%26b', '100%']],
    ] as const) {
      const emulator = choose('encoded-words', value);
      add(emulator, ['a%26b', '100%']);
      expect(ofAccount(emulator)).toEqual(words);
    }
  });

  it('are counted as sent, or as new, and as a number or a text', () => {
    const emulator = startEmulator();
    add(emulator, ['a']);
    expect(dataOf(add(emulator, ['a', 'b']))).toEqual({ userId, count: 2 });
    const fresh = choose('bad-word-count', 'new words');
    add(fresh, ['a']);
    expect(dataOf(add(fresh, ['a', 'b']))).toEqual({ userId, count: 1 });
    expect(dataOf(add(choose('bad-word-count-type', 'text'), ['a']))).toEqual({ userId, count: '1' });
  });

  it('of another account are none of the caller’s business, unless the sandbox says otherwise', () => {
    const refused = add(startEmulator(), ['a'], '', 'another1');
    expect([refused.status, refused.json]).toMatchObject([
      500,
      { status: 'fail', message: 'access forbidden' },
    ]);
    const emulator = choose('foreign-user-id', 'ignored');
    add(emulator, ['a'], '', 'another1');
    expect(ofAccount(emulator)).toEqual(['a']);
  });

  it('are listed to a POST as well, as the vendor’s Java SDK sends it', () => {
    const emulator = startEmulator();
    add(emulator, ['a'], '1003');
    expect(dataOf(submit(emulator, '/live/v3/channel/badword/list', { channelId: '1003' }))).toEqual(['a']);
  });
});

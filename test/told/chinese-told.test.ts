import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { readSentences, readTold } from '../../emulator/reference/language/sentences.ts';
import { createTeller } from '../../emulator/reference/language/tell.ts';
import { readAllLiterals, readLiterals } from './read-sentences.ts';

const sentences = readSentences();
const tell = createTeller(sentences);
const errors = new Set(vendors.flatMap((vendor) => Object.keys(vendor.errors)));

/** So many translations may be left of sentences that have been written anew. */
const mostStale = 5;

/** What code tells forms apart by, what callers send, and parts of a line that is told otherwise: nobody is shown it. */
const shownToNobody = new Set([
  ...['low byte first', 'high byte first', 'more character', 'with every other', 'key first', 'text first'],
  ...['text first at the end', 'text first in the key', 'hex at the end', 'hex at the beginning'],
  ...['hash in upper case', 'whole query', 'same media type', 'a suspicion', '; free again at {}'],
  ...[
    '{}: callback {}: {}',
    '[object Object]',
    '[object Promise]',
    '[object {}]',
    '<Buffer {}{}>',
    ' ... {} more byte{}',
    'Dict{String, Any}(',
    'your secret key',
    'application/json, text/plain, */*',
  ],
  ...['"{}" is no rule: give a rule, RULE:OPERATION or the id of a finding.{}'],
  ...['"{}" cannot be muted for one operation: {}'],
  ...['<access key id>/<YYYYMMDD>/<region>/<service>/request'],
  ...['<access key>/<YYYYMMDD>/<region>/<service>/request'],
]);

/** Two words, or a word beside a value. */
const isProse = (text: string): boolean =>
  /[A-Za-z]+,? [A-Za-z]{2}|[a-z]{3,} \{\}|\{\} [a-z]{2,}/.test(text) &&
  !errors.has(text) &&
  !shownToNobody.has(text);

/** Sentences as templates, and whether what stands around the values of a text is in one of them, in its order. */
const templates = Object.keys(sentences).map((english) => english.replaceAll('{=}', '{}'));
function isInATemplate(text: string): boolean {
  const pieces = text.split('{}').map((piece) => piece.trim());
  return templates.some((template) => {
    let at = 0;
    return pieces.every((piece) => {
      const found = template.indexOf(piece, at);
      at = found + piece.length;
      return found >= 0;
    });
  });
}

/** Families of mistakes are told to nobody, and the console has the words for what befalls people. */
const literals = readLiterals().filter(
  ({ text, place }) =>
    isProse(text) && !/\/(?:families|state\/people)\.ts|bans in the activity/.test(`${place} ${text}`),
);

/** What stands between the values of texts in the sources, by how it begins. */
const pieces = new Map<string, string[]>();
for (const piece of new Set(
  readAllLiterals().flatMap(({ text }) => text.split('{}').map((part) => part.trim())),
)) {
  const start = piece.slice(0, 2);
  pieces.set(start, [...(pieces.get(start) ?? []), piece]);
}

/** How many letters of a text are in no such piece. */
function countStrange(text: string): number {
  const fewest = [0, ...Array.from<number>({ length: text.length }).fill(Infinity)];
  for (let at = 0; at < text.length; at += 1) {
    const here = fewest[at]!;
    const reach = (end: number, letters: number): void => {
      fewest[end] = Math.min(fewest[end]!, here + letters);
    };
    reach(at + 1, /[A-Za-z]/.test(text[at]!) ? 1 : 0);
    for (const piece of pieces.get(text.slice(at, at + 2)) ?? [])
      if (text.startsWith(piece, at)) reach(at + piece.length, 0);
  }
  return fewest[text.length]!;
}

/** What JSON.parse says, the titles of vendors, limits and conditions of operations, and what is put together of two texts. */
const saidElsewhere =
  /^(?:Bad|Exponent|Expected|No number|Unexpected|Unterminated) .*(?:JSON|position|token)|of (?:Tencent|Volcengine|Polyv) |together of |unless BanType|^an alphabet with /;

describe('what the emulator says of calls, in Chinese', () => {
  it('is there for each text in the sources', () => {
    const untold = literals.filter(
      ({ text }) => tell(text.replaceAll('{}', '1')) === undefined && !isInATemplate(text),
    );
    expect(untold.map(({ place, text }) => `${place} ${text}`)).toEqual([]);
    expect(literals.length).toBeGreaterThan(1500);
  });

  it('is there for nothing that no text in the sources says any more', () => {
    const told = readTold().filter((english) => !saidElsewhere.test(english) && countStrange(english) > 2);
    // Who writes a sentence anew may not read Chinese.
    if (told.length > mostStale) expect(told).toEqual([]);
  });

  it.each([
    [
      'a parameter that was left out of the call or what stood behind a # in the URL',
      '调用里漏掉的参数或 URL 里 # 后面的部分',
    ],
    ['The id has 16 characters, and it has white space around it.', '这个 id 有 16 个字符，而且前后有空白。'],
    ['usersig is the text "x". Nobody waited for the promise.', 'usersig 是文本“x”。没有等 Promise 完成。'],
    [
      'timestamp is 1700000600000, 10 min ahead of the clock of the sandbox, which says 2023-11-14T22:13:20Z; 180 seconds are allowed.',
      'timestamp 是 1700000600000，比沙箱的时钟（2023-11-14T22:13:20Z）快了 10 分钟；允许相差 180 秒。',
    ],
    [
      'The hash is that of the same JSON with another order of its fields, and other spaces.',
      '哈希算的是同一份 JSON，只是字段的顺序不同，空格不同。',
    ],
    [
      'The canonical query lacks Action and Version, which the URL has.',
      '规范查询字符串缺少 Action、Version，而 URL 里有。',
    ],
    ['a Live room that exists', '存在的 Live 房间'],
    ['1003, which is not banned', '1003，没有被封禁'],
    ['one that cannot: the UserSig is cut off', '解不开的 UserSig：UserSig 被截断'],
  ])('tells %o as %o', (english, chinese) => {
    expect(tell(english)).toBe(chinese);
  });

  it('leaves what nobody has translated, and what callers send', () => {
    expect(tell('Nobody has translated this.')).toBeUndefined();
    expect(tell('constructor')).toBeUndefined();
    expect(tell('The URL says empty, the UserSig all.')).toBe('URL 里是 empty，UserSig 里是 all。');
  });

  it('needs no long time for a long text', () => {
    const long = `No sandbox has the SDKAppID ${'is , and the '.repeat(300)}`;
    const start = process.cpuUsage();
    tell(long);
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  });
});

/** Units as the emulator writes them, one or many. */
const units = wordsOf({
  byte: '字节',
  character: '个字符',
  entry: '项',
  entrie: '项',
  call: '次',
  millisecond: '毫秒',
  second: '秒',
  minute: '分钟',
  hour: '小时',
  day: '天',
  year: '年',
  microsecond: '微秒',
  nanosecond: '纳秒',
  digit: '位数字',
  part: '段',
  'more character': '个多余的字符',
  h: '小时',
  min: '分钟',
  s: '秒',
});

const nouns = wordsOf({
  'a whole number': '整数',
  'a number': '数字',
  'a text of digits': '由数字组成的文本',
  'a text of letters and digits': '由字母和数字组成的文本',
  'an address that begins with http:// or https://': '以 http:// 或 https:// 开头的地址',
  'a text': '文本',
  'a list': '列表',
  'an object': '对象',
  'a value of the documented form': '文档记载的形式',
  'true or false': 'true 或 false',
  missing: '缺失',
  empty: '空',
  null: 'null',
});

/** What stands around the values of a phrase, and the same around them in Chinese; undefined gives the phrase up. */
type Form = readonly [form: RegExp, say: (...parts: string[]) => string | undefined];

const counted = (count: string, unit: string): string | undefined => {
  const word = units.get(unit) ?? units.get(unit.replace(/s$/, ''));
  return word && `${count} ${word}`;
};

const number = String.raw`-?\d+(?:\.\d+)?`;
const form = (text: string): RegExp => new RegExp(`^${text.replaceAll('#', `(${number})`)}$`);

/** How much of something there may be; what it is about stands before it. */
const ranges: readonly Form[] = [
  [form('(?:of )?at least # (\\w+)'), (least, unit) => prefixed('至少 ', counted(least, unit))],
  [form('(?:of )?at most # (\\w+)'), (most, unit) => prefixed('最多 ', counted(most, unit))],
  [form('(?:of|from) # to # (\\w+)'), (least, most, unit) => counted(`${least} 到 ${most}`, unit)],
  [form('of # (\\w+)'), (count, unit) => counted(count, unit)],
  [form('at least #'), (least) => `至少 ${least}`],
  [form('at most #'), (most) => `最多 ${most}`],
  [form('(?:between|from) # (?:and|to) #'), (least, most) => `${least} 到 ${most}`],
  [form('of (\\w+)'), (unit) => prefixed('单位为', units.get(unit.replace(/s$/, '')))],
  [/^that is not empty$/, () => '不为空'],
  [form('#'), (only) => only],
];

const phrases: readonly Form[] = [
  [/^the text (".*")$/s, (text) => `文本 ${text}`],
  [
    /^the text (".*"), with U\+FFFD for bytes that are not UTF-8: GBK, perhaps$/s,
    (text) => `文本 ${text}，其中 U+FFFD 代替了不是 UTF-8 的字节，可能是 GBK`,
  ],
  [/^the number (.+)$/, (value) => `数字 ${value}`],
  [/^the truth value (.+)$/, (value) => `布尔值 ${value}`],
  [form('call number #'), (count) => `第 ${count} 次调用`],
  [form('a list of # entr(?:y|ies)'), (count) => `${count} 项的列表`],
  [form('# ((?:more )?[a-z]+)'), (count, unit) => counted(count, unit)],
  // A span of time in two units.
  [
    form('# (days?|h|min) # (h|min|s)'),
    (large, unit, small, other) => `${counted(large, unit)} ${counted(small, other)}`,
  ],
  [
    form('(.+) in # (\\w+)'),
    (range, count, unit) => {
      const window = counted(count, unit);
      return window && prefixed(`每 ${window}`, read(range, ranges));
    },
  ],
  [/^one of (.+) and (\d+) more$/, (values, more) => `${values} 之一（另有 ${more} 个）`],
  [/^one of (.+)$/, (values) => `${values} 之一`],
  [/^a text of the form (\S+)(?: (of .+))?$/, (pattern, range) => withRange(`符合 ${pattern} 的文本`, range)],
  [/^("[^"]*"|-?\d+)$/, (value) => value],
  [/^([a-z]+)s$/, (unit) => units.get(unit)],
];

/** The generic phrases of reasons in Chinese; undefined for those that a vendor's rule has of its own. */
export function inChinese(phrase: string): string | undefined {
  const word = nouns.get(phrase);
  if (word !== undefined) return word;
  for (const [separator, word] of [
    [' or ', '，或'],
    [' and ', '，且'],
  ] as const) {
    const parts = phrase.split(separator).map(readPhrase);
    if (parts.length > 1 && parts.every((part) => part !== undefined)) return parts.join(word);
  }
  return readPhrase(phrase);
}

function readPhrase(phrase: string): string | undefined {
  return nouns.get(phrase) ?? read(phrase, phrases) ?? read(phrase, ranges) ?? describe(phrase);
}

/** A noun, and what it is bounded by. */
function describe(phrase: string): string | undefined {
  const noun = [...nouns.keys()].find(
    (name) => /^,? ./.test(phrase.slice(name.length)) && phrase.startsWith(name),
  );
  return noun && withRange(nouns.get(noun)!, phrase.slice(noun.length).replace(/^,? /, ''));
}

function withRange(noun: string, bounds: string | undefined): string | undefined {
  if (bounds === undefined) return noun;
  // A unit may stand before the range: `of seconds between 1 and 60`.
  const [, unit, rest] = /^(of (?!at\b)[a-z]+) (.+)$/.exec(bounds) ?? [];
  const parts = unit === undefined ? bounds.split(', ') : [unit, ...rest!.split(', ')];
  const said = parts.map((part) => read(part, ranges));
  return said.every((part) => part !== undefined) ? `${noun}，${said.join('，')}` : undefined;
}

function read(phrase: string, forms: readonly Form[]): string | undefined {
  for (const [pattern, say] of forms) {
    const found = pattern.exec(phrase);
    const said = found && say(...found.slice(1));
    if (typeof said === 'string') return said;
  }
  return undefined;
}

/** Words by the English ones; what people send may be the name of anything. */
function wordsOf(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(words));
}

function prefixed(before: string, rest: string | undefined): string | undefined {
  return rest && `${before}${rest}`;
}

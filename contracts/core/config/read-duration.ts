/** Seconds in each unit, by all of its names. */
const units = new Map<string, number>(
  (
    [
      [0.001, ['ms', 'millisecond', 'milliseconds', '毫秒']],
      [1, ['s', 'sec', 'secs', 'second', 'seconds', '秒', '秒钟']],
      [60, ['m', 'min', 'mins', 'minute', 'minutes', '分', '分钟']],
      [3600, ['h', 'hr', 'hrs', 'hour', 'hours', '小时', '个小时', '钟头', '个钟头']],
      [86_400, ['d', 'day', 'days', '天', '日']],
      [604_800, ['w', 'week', 'weeks', '周', '星期', '个星期']],
    ] as const
  ).flatMap(([seconds, names]) => names.map((name) => [name, seconds] as const)),
);

/** Numbers of one Chinese character. */
const numerals: Readonly<Record<string, string>> = {
  ...{ 半: '0.5', 一: '1', 二: '2', 两: '2', 三: '3', 四: '4' },
  ...{ 五: '5', 六: '6', 七: '7', 八: '8', 九: '9', 十: '10' },
};

/** One that stands by itself before a unit: `半小时`; `十五` is another number. */
const oneNumeral =
  /(?<![一二两三四五六七八九十百半点\d])[一二两三四五六七八九十半](?![一二两三四五六七八九十百半点\d])(?=\s*\p{L})/gu;

/** How a duration is written, in a sentence. */
export const durationForm = 'A duration is written like 90, 90s, 1h30m, "2 days", 01:30:00 or PT1H30M.';

/** The seconds of a duration in any of the usual forms, or `NaN`. A number alone is seconds. */
export function readDuration(text: string): number {
  const plain = text.normalize('NFKC').replaceAll(oneNumeral, (numeral) => numerals[numeral]!);
  const [, sign = '', rest = ''] = /^\s*([-+]?)\s*([^]*?)\s*$/.exec(plain)!;
  const seconds = readNumber(rest) ?? readClock(rest) ?? readIso(rest) ?? readParts(rest) ?? NaN;
  return sign === '-' ? -seconds : seconds;
}

function readNumber(text: string): number | undefined {
  return /^(?:\d+\.?\d*|\.\d+)(?:e\+?\d{1,2})?$/i.test(text) ? Number(text) : undefined;
}

/** Hours, minutes and seconds with colons between. Of two numbers nobody knows which they are. */
function readClock(text: string): number | undefined {
  const [, hours, minutes, seconds] = /^(\d{1,6}):([0-5]?\d):([0-5]?\d(?:\.\d+)?)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** ISO 8601. Months and years have no length of their own. */
function readIso(text: string): number | undefined {
  const [, days = '', hours] = /^P(\d[^T]*)?(?:T(\d.*))?$/i.exec(text) ?? [];
  if (days + (hours ?? '') === '') return undefined;
  const isDate = days === '' || /^(?:[\d.]+[WD])+$/i.test(days);
  const isTime = hours === undefined || /^(?:[\d.]+[HMS])+$/i.test(hours);
  return isDate && isTime ? readParts(days + (hours ?? '')) : undefined;
}

const part = /(\d+(?:\.\d+)?)\s*(\p{L}+)(?:\s*,)?\s*/uy;

function readParts(text: string): number | undefined {
  let sum = 0;
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const [, number, name = ''] = part.exec(text) ?? [];
    const unit = units.get(name.toLowerCase());
    if (number === undefined || unit === undefined) return undefined;
    sum += Number(number) * unit;
  }
  return text === '' ? undefined : sum;
}

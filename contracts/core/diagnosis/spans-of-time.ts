/** How languages print a span of time, out of whole seconds: TimeSpan, timedelta, Duration, and words of libraries. */
export function printedSpans(digits: string): readonly string[] {
  if (!/^[1-9]\d{0,9}$/.test(digits)) return [];
  const all = Number(digits);
  const [days, hours, minutes, seconds] = [
    Math.floor(all / 86_400),
    Math.floor((all % 86_400) / 3600),
    Math.floor((all % 3600) / 60),
    all % 60,
  ];
  const two = (number: number): string => String(number).padStart(2, '0');
  const clock = `${two(hours)}:${two(minutes)}:${two(seconds)}`;
  const [allHours, allMinutes] = [Math.floor(all / 3600), Math.floor(all / 60)];
  const long = `${two(allHours)}:${two(minutes)}:${two(seconds)}`;
  const iso = (first: string): string => {
    const time = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`]
      .filter(Boolean)
      .join('');
    return `P${first}${time === '' ? '' : `T${time}`}`;
  };
  const kotlin = [
    days && `${days}d`,
    hours && `${hours}h`,
    minutes && `${minutes}m`,
    seconds && `${seconds}s`,
  ]
    .filter(Boolean)
    .join(' ');
  const java = [allHours && `${allHours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`]
    .filter(Boolean)
    .join('');
  const spans = [
    // .NET, Python, Dart.
    ...(days > 0 ? [`${days}.${clock}`, `${days}.${clock}.0000000`, `${days}:${clock}`] : [clock]),
    `${days === 0 ? '' : `${days} ${days === 1 ? 'day' : 'days'}, `}${hours}:${two(minutes)}:${two(seconds)}`,
    `${days === 0 ? '' : `${days} ${days === 1 ? 'day' : 'days'} `}${clock}`,
    ...[long, `${long}.000000`, `${allHours}:${two(minutes)}:${two(seconds)}`, `${long}.000`],
    `${allHours}:${two(minutes)}:${two(seconds)}.000000`,
    // Java, Kotlin, Swift, Rust, Go, JavaScript.
    `PT${java}`,
    `PT${all}S`,
    `PT${allMinutes}M`,
    ...(days > 0 ? [iso(`${days}D`), `P${days}D`] : []),
    kotlin,
    kotlin.replaceAll(' ', ''),
    `${allHours}h${minutes}m${seconds}s`,
    `${all}.0 seconds`,
    `${all}s`,
    `${all * 1000}ms`,
    ...inWords(all),
  ];
  return [...new Set(spans)];
}

const units: readonly (readonly [seconds: number, names: readonly string[]])[] = [
  [1, ['second', 'sec']],
  [60, ['minute', 'min']],
  [3600, ['hour']],
  [86_400, ['day']],
];

/** `180d`, `180 days`, `24 hours`, where that comes out even. */
function inWords(all: number): readonly string[] {
  return units.flatMap(([length, names]) => {
    if (all % length !== 0) return [];
    const count = all / length;
    const short = `${count}${names[0]!.charAt(0)}`;
    return [short, ...names.flatMap((name) => [`${count} ${name}`, `${count} ${name}s`, `${count}${name}s`])];
  });
}

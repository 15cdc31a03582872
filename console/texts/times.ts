/** Times of the sandbox, which may be years from ours: hours and milliseconds where the day is in sight, all of it elsewhere. */
export function clockTime(iso: string): string {
  const time = new Date(iso);
  const parts = [time.getHours(), time.getMinutes(), time.getSeconds()];
  const milliseconds = String(time.getMilliseconds()).padStart(3, '0');
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${milliseconds}`;
}

export function fullTime(iso: string): string {
  const time = new Date(iso);
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()];
  return `${day.map((part) => String(part).padStart(2, '0')).join('-')} ${clockTime(iso).slice(0, 8)}`;
}
/** A length of time in at most two units: `1 h 5 min`. */
export function duration(milliseconds: number, names: readonly string[]): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const first = Math.min(
    unitSeconds.length - 1,
    unitSeconds.findIndex((size) => seconds >= size || size === 1),
  );
  const size = unitSeconds[first]!;
  const next = unitSeconds[first + 1];
  const rest = next === undefined ? 0 : Math.floor((seconds % size) / next);
  const least = rest === 0 ? '' : ` ${rest} ${names[first + 1] ?? ''}`;
  return `${Math.floor(seconds / size)} ${names[first] ?? ''}${least}`;
}

/** Days, hours, minutes and seconds, as the names of units stand. */
const unitSeconds = [86_400, 3600, 60, 1] as const;

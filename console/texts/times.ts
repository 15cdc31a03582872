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

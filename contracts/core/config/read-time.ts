/** How the API and files write a time, in a sentence. */
export const isoForm = 'a time in ISO 8601, like 2023-11-14T22:13:20Z';

/** How a person may write one. */
export const timeForm = `${isoForm}, or a day, like 2023-11-14`;

/** A time that a person wrote, as ISO 8601 with its offset from UTC: a day is its midnight in UTC. Undefined for what is none. */
export function readTime(text: string): string | undefined {
  const whole = text
    .normalize('NFKC')
    .replace(/^\d{4}-\d\d-\d\d$/, '$&T00:00:00Z')
    .replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?=Z|[+-])/, '$1:00');
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(whole);
  return isTime && !Number.isNaN(Date.parse(whole)) ? whole : undefined;
}

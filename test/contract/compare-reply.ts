import type { HttpReply } from '../../contracts/core/wire/http.ts';
import { readJson } from '../../contracts/core/wire/json.ts';

/** What is documented of a reply; `<any>` stands for a generated value. */
interface DocumentedReply {
  readonly status?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Where a reply differs from the documented one, in words; undefined where it does not. */
export function findDifference(reply: HttpReply, documented: DocumentedReply): string | undefined {
  const headers = new Map(reply.headers.map(([name, value]) => [name.toLowerCase(), value]));
  if (headers.has('x-understudy-defect')) return 'there is the mark of a defect';
  for (const [name, value] of Object.entries(documented.headers)) {
    const difference = differenceAt(`the header ${name}`, headers.get(name), value);
    if (difference !== undefined) return difference;
  }
  if (documented.status !== undefined && documented.status !== reply.status)
    return `the status is ${reply.status} instead of ${documented.status}`;
  return documented.body === undefined ? undefined : compareBody(reply.body, documented.body);
}

/** Key order included. */
function compareBody(text: string, documented: unknown): string | undefined {
  const json = readJson(text);
  if ('problem' in json) return `the body is not JSON: ${json.problem}`;
  return differenceAt('the body', json.value, documented);
}

function differenceAt(place: string, actual: unknown, expected: unknown): string | undefined {
  if (expected === '<any>') return actual === undefined ? `${place} is missing` : undefined;
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) {
    return Object.is(actual, expected)
      ? undefined
      : `${place} is ${String(actual)} instead of ${String(expected)}`;
  }
  const [actualKeys, expectedKeys] = [Object.keys(actual), Object.keys(expected)];
  if (actualKeys.join() !== expectedKeys.join()) {
    return `${place} has the keys ${actualKeys.join()} instead of ${expectedKeys.join()}`;
  }
  return expectedKeys
    .map((key) =>
      differenceAt(
        `${place}.${key}`,
        (actual as Record<string, unknown>)[key],
        (expected as Record<string, unknown>)[key],
      ),
    )
    .find((difference) => difference !== undefined);
}

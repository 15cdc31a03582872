import { readJson } from '../../contracts/core/json.ts';

/** Compares a body with a documented one, key order included; `<any>` in the documented one matches any value. */
export function matchesReply(body: string, documented: unknown): string {
  const json = readJson(body);
  if ('problem' in json) return `the reply is not JSON: ${json.problem}`;
  return findDifference(json.value, documented, 'the reply') ?? 'the reply matches';
}

function findDifference(actual: unknown, expected: unknown, at: string): string | undefined {
  if (expected === '<any>') return actual === undefined ? `${at} is missing` : undefined;
  if (typeof expected !== 'object' || expected === null || typeof actual !== 'object' || actual === null) {
    return Object.is(actual, expected)
      ? undefined
      : `${at} is ${String(actual)} instead of ${String(expected)}`;
  }
  const [actualKeys, expectedKeys] = [Object.keys(actual), Object.keys(expected)];
  if (actualKeys.join() !== expectedKeys.join()) {
    return `${at} has the keys ${actualKeys.join()} instead of ${expectedKeys.join()}`;
  }
  return expectedKeys
    .map((key) =>
      findDifference(
        (actual as Record<string, unknown>)[key],
        (expected as Record<string, unknown>)[key],
        `${at}.${key}`,
      ),
    )
    .find((difference) => difference !== undefined);
}

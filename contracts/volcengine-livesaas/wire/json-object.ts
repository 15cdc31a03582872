import type { JsonReading } from '../../core/wire/json.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The object that a JSON text holds, or undefined when it holds anything else. */
export function asObject(json: JsonReading | undefined): Fields | undefined {
  const value = json && 'value' in json ? json.value : undefined;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : undefined;
}

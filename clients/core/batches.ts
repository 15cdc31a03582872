import { fieldAt } from '../../contracts/core/contract/describe-field.ts';
import { limitsKey, type FieldLimit } from '../../contracts/core/contract/limits.ts';
import { toJsonSchema } from '../../contracts/core/contract/json-schema.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { InputError, type TransportError, type VendorError } from './errors.ts';
import type { CallOptions } from './options.ts';

/** How a long list is called in parts. */
export interface BatchOptions extends CallOptions {
  /** How many entries of each list one call has at most. Default: the documented limit; without one, all of them. */
  readonly size?: number;
  /** Whether the rest is called after a part that failed. Default: `continue`. */
  readonly afterFailure?: 'continue' | 'stop';
}

/** What became of one part of a list. */
export type BatchPart<Input, Output> =
  | {
      /** The part succeeded. */
      readonly status: 'fulfilled';
      /** What was sent: the input with this part of its lists. */
      readonly input: Input;
      /** What the method gives by itself. */
      readonly output: Output;
      /** The vendor's id of the request; undefined where the reply has none. */
      readonly requestId: string | undefined;
    }
  | {
      /** The part failed. */
      readonly status: 'rejected';
      /** What was sent: the input with this part of its lists. */
      readonly input: Input;
      /** What went wrong. */
      readonly failure: VendorError | TransportError;
    };

type Fields = Readonly<Record<string, unknown>>;

/** An input with a part of its lists. */
interface InputPart {
  readonly input: Fields;
  /** Where the part begins in the caller's lists. */
  readonly from: number;
}

/** What is wrong with a part, by the number that the entry has in the caller's list. */
export function inWholeList(error: InputError, { input, from }: InputPart): InputError {
  const path = error.path.replace(/^([^.]+)\.(\d+)/, (entry, name: string, index: string) =>
    Array.isArray(input[name]) ? `${name}.${Number(index) + from}` : entry,
  );
  const { operation, expected, received, nearest } = error;
  return new InputError(operation, { path, expected, received, nearest });
}

/**
 * Cuts an input into inputs whose lists are short enough. Lists that stand side by side are cut at the same places; a list that
 * has ended before the others is left out.
 */
export function cutInput({ input, batch = [] }: Operation, fields: Fields, size = Infinity): InputPart[] {
  const lists = Object.entries(fields)
    .filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]))
    .map(([name, list]) => ({ name, list, most: mostEntries(input, name) }))
    .filter(({ name, most }) => most < Infinity || [batch].flat().includes(name));
  const step = Math.floor(Math.min(size, ...lists.map(({ most }) => most)));
  const longest = Math.max(0, ...lists.map(({ list }) => list.length));
  if (longest <= step) return [{ input: fields, from: 0 }];
  return Array.from({ length: Math.ceil(longest / step) }, (_, index) => {
    const parts = lists.map(
      ({ name, list }) => [name, list.slice(index * step, (index + 1) * step)] as const,
    );
    const ended = new Set(parts.filter(([, part]) => part.length === 0).map(([name]) => name));
    const all = Object.entries({ ...fields, ...Object.fromEntries(parts) });
    return { input: Object.fromEntries(all.filter(([name]) => !ended.has(name))), from: index * step };
  });
}

/** How many entries the schema, or what is said of it, lets a list have. */
export function mostEntries(input: Operation['input'], name: string): number {
  const field = fieldAt(input, [name]);
  const schema: ListSchema = field ? toJsonSchema(field, 'input') : {};
  const own = schema[limitsKey]?.filter(({ of, what }) => of === 'entries' && what === undefined) ?? [];
  return Math.min(schema.maxItems ?? Infinity, ...own.map(({ most = Infinity }) => most));
}

interface ListSchema {
  readonly maxItems?: number;
  readonly [limitsKey]?: readonly FieldLimit[];
}

import type { z } from 'zod';
import type { Source } from './source.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Where an operation lives. Operations that share a path are told apart by `action` and `version`. */
export interface Route {
  /** The first method is the documented one; the others are accepted as well. */
  readonly methods: readonly [Method, ...Method[]];
  /** Whether the others are documented too. */
  readonly documents?: 'all methods';
  /** A segment in braces, for example `{channelId}`, matches any one segment. */
  readonly path: string;
  /** The value of `Action` that selects the operation, where many share a path. */
  readonly action?: string;
  /** The value of `Version` that goes with it. */
  readonly version?: string;
}

/** At most `requests` calls in each fixed window of `perSeconds` seconds. */
export interface Limit {
  /** How many calls a window lets through. */
  readonly requests: number;
  /** How long a window is, in seconds. */
  readonly perSeconds: number;
}

/** A limit of everything together: a call over it starts a time in which no call is served. */
export interface BlockingLimit extends Limit {
  /** For how many seconds every call is refused once the limit was passed. */
  readonly blockSeconds: number;
}

/** What an operation says for an error in place of the vendor's usual message, since its own page has other words. */
export interface ErrorText {
  /** The message template; `{name}` is filled from the failure's details. */
  readonly message: string;
  /** The same in other languages, by language tag. */
  readonly translations?: Readonly<Record<string, string>>;
  /** Where the words stand. */
  readonly source: Source;
}

/** How a list is read to its end. */
export interface Paging<Input, Output, Item> {
  /** The items of one page. */
  items(output: Output): readonly Item[];
  /** The input of the next page, or undefined after the last one. */
  next(input: Input, output: Output): Input | undefined;
  /**
   * Whether the reply itself says that there is more, where `next` only guesses so of a page that is full. A client has to
   * read on in any case; nobody is told that there was more by a guess.
   */
  saysMore?(input: Input, output: Output): boolean;
}

/**
 * One call of a vendor, declared once: the emulator, the typed client, the tests and the reference are made from it. The
 * comments above an operation and above its fields say what they mean; `npm run docs` reads them for the reference.
 * `input` and `output` describe the wire: what is parsed from them is what handlers and callers see.
 */
export interface Operation<
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
  Err extends string = string,
  Key extends string = string,
  Item = unknown,
  Batch extends string = string,
> {
  /** The vendor's own name for the call; faults, journal and recipes know it by this. The client method is the name under which it is declared. */
  readonly key: Key;
  /** The page that describes the call. */
  readonly source: Source;
  /** Method, path, action and version. */
  readonly route: Route;
  /** The form of the input; its fields have their own comments. */
  readonly input: In;
  /** The form of the output, without the envelope around it. */
  readonly output: Out;
  /** The documented errors of this operation alone, beyond those that every operation of the vendor shares. */
  readonly errors: readonly Err[];
  /** What its own page says for an error, where that differs from the vendor's usual message. */
  readonly texts?: Readonly<Record<string, ErrorText>>;
  /** The call changes nothing, so it may be made against a real vendor. */
  readonly readOnly?: true;
  /**
   * Whether what the call does is over at once, so that the same call may soon be meant again: whoever was put out may have come
   * back. Or the values of fields with which that is so. Default: it lasts.
   */
  readonly momentary?: true | Readonly<Record<string, unknown>>;
  /** How many calls a window has room for, for each application. Default: no limit is documented. */
  readonly rate?: Limit;
  /** The names of the vendor's quotas that this operation counts against. */
  readonly quotas?: readonly string[];
  /** The regions in which the call is offered. Default: the vendor has no regions, or says nothing. */
  readonly regions?: readonly string[];
  /** The input field that holds the list which the call works through, or the fields that hold it side by side. */
  readonly batch?: Batch | readonly Batch[];
  /** How a list is read to its end. Default: the call gives everything at once. */
  readonly paging?: Paging<z.input<In>, z.output<Out>, Item>;
  /** The order of the keys around the output in the sample of its page, where it is not the vendor's usual one. */
  readonly replyKeys?: readonly string[];
}

/** What a caller writes for an operation, as it goes over the wire. */
export type WireInput<Op extends Operation> = z.input<Op['input']>;
/** What a handler sees of an input after it was read: defaults filled in, 64-bit ids as texts. */
export type Input<Op extends Operation> = z.output<Op['input']>;
/** What an operation gives over the wire, without the envelope. */
export type WireOutput<Op extends Operation> = z.input<Op['output']>;
/** What a caller gets from an operation after its reply was read. */
export type Output<Op extends Operation> = z.output<Op['output']>;
export type ErrorOf<Op extends Operation> = Op['errors'][number];

/** Declares an operation; it only fixes the types. */
export function operation<
  In extends z.ZodType,
  Out extends z.ZodType,
  const Err extends string,
  const Key extends string,
  Item = never,
  const Batch extends string = never,
>(declaration: Operation<In, Out, Err, Key, Item, Batch>): Operation<In, Out, Err, Key, Item, Batch> {
  return declaration;
}

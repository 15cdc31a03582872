import type { Operation, Output } from '../../contracts/core/contract/operation.ts';
import type { BatchOptions, BatchPart } from './batches.ts';
import type { CallOptions } from './options.ts';
import type { RawOptions } from './raw-operation.ts';
import type { z } from 'zod';
import type { LooseIds } from '../../contracts/core/contract/int64.ts';

type Operations = Readonly<Record<string, Operation>>;

/** What a caller passes to an operation: 64-bit ids may be texts, bigints or safe numbers. */
export type ClientInput<Op extends Operation> = Written<Op['input']>;

/** The fields of an operation that hold the list which it works through; `never` where there is none. */
type BatchOf<Op> = Op extends { readonly batch?: infer Fields }
  ? Exclude<Fields, undefined | readonly never[]>
  : never;

type ItemOf<Op> = Op extends { readonly paging?: { items(output: never): readonly (infer Item)[] } }
  ? Item
  : never;

/** One method for each operation. Without a renaming of keys, an editor shows the operation's own comment and finds its declaration. */
export type Methods<Ops extends Operations> = {
  readonly [Key in keyof Ops]: (
    input: ClientInput<Ops[Key]>,
    options?: CallOptions,
  ) => Promise<Output<Ops[Key]>>;
};

/** For each operation that answers in pages, a method that reads all of them, item by item. */
export type Pages<Ops extends Operations> = {
  readonly [Key in keyof Ops as [ItemOf<Ops[Key]>] extends [never] ? never : Key]: (
    input: ClientInput<Ops[Key]>,
    options?: CallOptions,
  ) => AsyncIterable<ItemOf<Ops[Key]>>;
};

/** A success with all that came with it. */
export interface Reply<Output> {
  /** What the method gives by itself. */
  readonly output: Output;
  /** The vendor's id of the request, to name it to the vendor; undefined where the reply has none. */
  readonly requestId: string | undefined;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the reply. */
  readonly headers: Headers;
  /** The body as it came. */
  readonly body: string;
  /** How often the call was sent, from 1. */
  readonly attempts: number;
}

/** The methods once more; each gives the whole reply, with the request's id, and not the output alone. */
export type MethodsWithResponse<Ops extends Operations> = {
  readonly [Key in keyof Ops]: (
    input: ClientInput<Ops[Key]>,
    options?: CallOptions,
  ) => Promise<Reply<Output<Ops[Key]>>>;
};

/** For each operation that works through a list, a method that calls it with parts of a list of any length. */
export type Batches<Ops extends Operations> = {
  readonly [Key in keyof Ops as [BatchOf<Ops[Key]>] extends [never] ? never : Key]: (
    input: ClientInput<Ops[Key]>,
    options?: BatchOptions,
  ) => Promise<readonly BatchPart<ClientInput<Ops[Key]>, Output<Ops[Key]>>[]>;
};

/** One method for each operation, and beside them what every client has. */
export type Client<Ops extends Operations> = Methods<Ops> & {
  /**
   * Reads lists to their end, item by item, with one call for each page when it is needed.
   *
   * @example
   * for await (const { viewerId } of polyv.pages.listForbiddenUsers({ pageSize: 100 })) console.log(viewerId);
   */
  readonly pages: Pages<Ops>;
  /**
   * Gives the whole reply of a success: output, the vendor's request id, HTTP status, headers, body, attempts.
   *
   * @example
   * const { requestId } = await chat.withResponse.destroyRoom({ RoomId: 'room' });
   */
  readonly withResponse: MethodsWithResponse<Ops>;
  /**
   * Calls an operation with lists of any length, in parts of the documented limit, one after the other. Gives what became of
   * each part, in order, and throws for an input that is wrong before anything is sent. A part that failed does not stop the
   * rest unless the options say so.
   *
   * @example
   * const parts = await chat.batches.banMember({ RoomId: 'room', MemberList_Account: thousand, Duration: 3600 });
   * const failed = parts.filter(({ status }) => status === 'rejected');
   */
  readonly batches: Batches<Ops>;
  /**
   * Makes any call of the vendor by its key, also one that the client has no method for: signed as every other, the body as
   * it is, the output as it came. Throws as the methods do, but checks neither input nor reply.
   *
   * @example
   * const { output } = await chat.call('room_engine_http_srv/get_room_info', { RoomId: 'room' });
   */
  call(key: string, body?: Readonly<Record<string, unknown>>, options?: RawOptions): Promise<Reply<unknown>>;
};

/** The fields that a caller may leave out. */
type OptionalNames<Shape> = {
  [Name in keyof Shape]-?: Shape[Name] extends z.ZodType
    ? undefined extends z.input<Shape[Name]>
      ? Name
      : never
    : never;
}[keyof Shape];

/** An intersection as one object, each property with the declaration that it came from. */
type Flat<T> = { readonly [Name in keyof T]: T[Name] };

/**
 * What a caller writes for a schema: 64-bit ids may be texts, bigints or safe numbers. Field by field and without a renaming
 * of keys, so that an editor shows each field's own comment.
 */
type Written<Schema> =
  Schema extends z.ZodObject<infer Shape>
    ? WrittenFields<Shape>
    : Schema extends z.ZodOptional<infer Inner>
      ? Written<Inner> | undefined
      : Schema extends z.ZodArray<infer Item>
        ? readonly Written<Item>[]
        : Schema extends z.ZodType
          ? LooseIds<z.input<Schema>>
          : never;

type WrittenFields<Shape> = Flat<
  {
    readonly [Name in keyof Pick<Shape, Exclude<keyof Shape, OptionalNames<Shape>>>]: Written<Shape[Name]>;
  } & {
    readonly [Name in keyof Pick<Shape, OptionalNames<Shape>>]?: Written<Shape[Name]>;
  }
>;

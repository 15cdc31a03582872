import type { z } from 'zod';
import type { LooseIds } from '../../contracts/core/contract/int64.ts';

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
export type Written<Schema> =
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

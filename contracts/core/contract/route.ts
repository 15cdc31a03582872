import type { NamedOperation } from './find-operation.ts';
import type { Method } from './operation.ts';

/** What a request asks for, as the router needs it. */
export interface Target {
  /** The method of HTTP. */
  readonly method: string;
  /** The path, decoded. */
  readonly path: string;
  /** The value of `Action`, where the vendor has one. */
  readonly action?: string | undefined;
  /** The value of `Version`, where the vendor has one. */
  readonly version?: string | undefined;
}

export interface Route {
  /** The key of the operation. */
  readonly key: string;
  /** The operation itself. */
  readonly operation: NamedOperation;
  /** The path's `{…}` segments, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Why no operation was found. The later reasons imply that the earlier things were right. */
export type RouteMiss = 'path' | 'action' | 'version' | 'method';

export type Found =
  | {
      /** The operation that was found. */
      readonly route: Route;
      /** Nothing is missing. */
      readonly miss?: never;
      /** The method is right. */
      readonly allowed?: never;
    }
  | {
      /** What no operation was found for. */
      readonly miss: RouteMiss;
      /** There is none. */
      readonly route?: never;
      /** Which methods there are where the method is what was wrong. */
      readonly allowed?: readonly Method[];
    };

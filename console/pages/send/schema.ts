import type { FieldLimit } from '../../../contracts/core/contract/limits.ts';

/** A schema of a vendor's OpenAPI document, as far as the form knows it. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-limits'?: readonly FieldLimit[];
  readonly 'x-unit'?: string;
  /** When a field that need not be there must be there all the same. */
  readonly 'x-required'?: string;
}

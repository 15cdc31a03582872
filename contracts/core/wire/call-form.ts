import type { FieldLimit } from '../contract/limits.ts';
import type { Operation } from '../contract/operation.ts';

/** A parameter that every call carries besides its fields. */
interface CommonParameter {
  /** The name of the parameter. */
  readonly name: string;
  /** Whether it stands in the query or in a header. */
  readonly in: 'query' | 'header';
  /** What it is, in a sentence. */
  readonly description: string;
  /** Whether a call without it is refused. */
  readonly required: boolean;
  /** Default: none is known. */
  readonly limits?: readonly FieldLimit[];
}

/** What a call carries besides its fields, told to those who make a client from a description. */
export interface CallForm {
  /** What every call carries besides its fields. */
  readonly parameters: readonly CommonParameter[];
  /** Where the signature is. */
  readonly signature: Omit<CommonParameter, 'required' | 'limits'>;
  /** Where the action and its version are, when a path has several. */
  readonly action?: readonly [action: Place, version: Place];
  /** The type of the body of a POST. Default: JSON. */
  bodyType?(operation: Operation): string;
  /** The fields that are in the query beside a JSON body. */
  queryFields?(operation: Operation): readonly string[];
  /** How a list is written in a form, where it is not a parameter for each entry, as OpenAPI has it unless told. */
  listEncoding?(operation: Operation, field: string): ListEncoding;
  /** In a query each entry of a list has a number in its name, for which OpenAPI has no words. */
  readonly listsInQuery?: 'numbered';
}

/** In the words of an Encoding Object: entries with commas between them, or a JSON array as text. */
export type ListEncoding =
  | WithCommas
  | {
      /** The list is a JSON array, as text. */
      readonly contentType: 'application/json';
    };

interface WithCommas {
  /** The list is in the form. */
  readonly style: 'form';
  /** Its entries have commas between them. */
  readonly explode: false;
}

type Place = Pick<CommonParameter, 'name' | 'in'>;

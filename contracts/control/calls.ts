import type { Operation, WireInput } from '../core/contract/operation.ts';

/** The parts that a call has at all: what an operation has none of is declared as undefined. */
type Possible<Parts> = {
  [Part in keyof Parts]-?: [Parts[Part]] extends [undefined] ? never : Part;
}[keyof Parts];

/** The parts that a call cannot go without. A query whose every parameter may be left out may be left out itself. */
type Needed<Parts> = {
  [Part in Possible<Parts>]-?: undefined extends Parts[Part]
    ? never
    : Part extends 'query'
      ? // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- asks whether a field is needed
        {} extends Parts[Part]
        ? never
        : Part
      : Part;
}[Possible<Parts>];

type Spare<Parts> = Exclude<Possible<Parts>, Needed<Parts>>;

type Flat<T> = { [Key in keyof T]: T[Key] };

/** What a call of the control API takes: `path`, `query` and `body`, each only where the operation has it. */
export type ControlParts<Op extends Operation> = Flat<
  { readonly [Part in Needed<WireInput<Op>>]: WireInput<Op>[Part] } & {
    readonly [Part in Spare<WireInput<Op>>]?: WireInput<Op>[Part] | undefined;
  }
>;

/** A function for a call of the control API, whose argument can be left out only where nothing is needed. */
export type ControlCall<Op extends Operation, Answer> = [keyof ControlParts<Op>] extends [never]
  ? () => Answer
  : [Needed<WireInput<Op>>] extends [never]
    ? (parts?: ControlParts<Op>) => Answer
    : (parts: ControlParts<Op>) => Answer;

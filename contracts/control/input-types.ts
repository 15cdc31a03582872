import type { z } from 'zod';
import type { VendorCredentials, VendorName, catalog } from '../catalog.ts';
import type { Assumption, AssumptionValue } from '../core/contract/assumption.ts';
import type { OperationKey } from '../core/contract/find-operation.ts';
import type { Limit } from '../core/contract/operation.ts';
import type { faultRule } from '../core/config/fault-rule.ts';

/** The contract of a vendor, with everything that is known of it when a program is compiled. */
type VendorOf<Name extends VendorName> = Extract<(typeof catalog)[number], { readonly name: Name }>;

/** The keys of a vendor's operations, for example `live_engine_http_srv/ban_member`. */
type KeyOf<Name extends VendorName> = OperationKey<VendorOf<Name>> & string;

/** What an operation may be called: by its key, or by the name of its client method. */
type OperationName<Name extends VendorName> = KeyOf<Name> | (keyof VendorOf<Name>['operations'] & string);

/** The names of a vendor's errors. */
type ErrorKey<Name extends VendorName> = keyof VendorOf<Name>['errors'] & string;

/** A field for each vendor. */
type PerVendor<Forms extends Record<VendorName, z.ZodType>> = z.ZodObject<Forms, z.core.$strict>;

/** In a list of ids, all whole numbers from one to another. */
export interface IdRange {
  readonly from: number;
  readonly to: number;
}

/** What a form takes when lists may be read-only, and ranges may stand in lists of ids. */
type Given<Value> = Value extends readonly (infer Item)[]
  ? readonly (Given<Item> | (number extends Item ? IdRange : never))[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Given<Value[Key]> }
    : Value;

/** A vendor's part of a sandbox's state, as it is given. */
type StateInput<Name extends VendorName> = Given<z.input<VendorOf<Name>['state']>>;

export type StateForms = PerVendor<{
  [Name in VendorName]: z.ZodOptional<z.ZodType<z.output<VendorOf<Name>['state']>, StateInput<Name>>>;
}>;

/** The credentials of a sandbox by vendor, as they were settled. */
export type SandboxCredentials = { readonly [Name in VendorName]: VendorOf<Name>['credential']['fake'] };

type PartOf<Value> = { readonly [Key in keyof Value]?: Value[Key] | undefined };

export type CredentialForms = PerVendor<{
  [Name in VendorName]: z.ZodOptional<
    z.ZodType<PartOf<SandboxCredentials[Name]>, PartOf<VendorCredentials[Name]>>
  >;
}>;

/** So many calls in each window; more are refused. */
type LimitInput = { readonly perSecond: number } | { readonly perMinute: number };

export type LimitForms = PerVendor<{
  [Name in VendorName]: z.ZodDefault<
    z.ZodType<
      Readonly<Partial<Record<KeyOf<Name>, Limit | undefined>>>,
      Readonly<Partial<Record<OperationName<Name>, LimitInput | undefined>>>
    >
  >;
}>;

export type QuotaForms = PerVendor<
  Record<VendorName, z.ZodDefault<z.ZodType<Readonly<Record<string, number | undefined>>>>>
>;

type AssumptionsOf<Name extends VendorName> = VendorOf<Name>['assumptions'];
type AssumptionId = { [Name in VendorName]: keyof AssumptionsOf<Name> & string }[VendorName];
type ValueOf<Id> = {
  [Name in VendorName]: Id extends keyof AssumptionsOf<Name>
    ? AssumptionsOf<Name>[Id] extends infer Asked extends Assumption
      ? AssumptionValue<Asked>
      : never
    : never;
}[VendorName];

/** How guesses about the vendors are decided, by the id of the assumption. */
export type AssumptionValues = { readonly [Id in AssumptionId]?: ValueOf<Id> | undefined };

/** Which calls a fault rule is about. */
type FaultMatch = {
  [Name in VendorName]: {
    readonly vendor: Name;
    /** An operation, by its key or its client method. Default: every operation of the vendor. */
    readonly operation?: OperationName<Name> | undefined;
    /** Values of top-level input fields. */
    readonly where?: Readonly<Record<string, unknown>> | undefined;
  };
}[VendorName];

type RuleInput = z.input<typeof faultRule>;

/** A code of any vendor: its own name, or the number that the name is. */
type CodeOf<Key extends string> = Key | (Key extends `${infer Code extends number}` ? Code : never);

/** What happens to a call. */
type FaultEffect =
  | Exclude<RuleInput['effect'], { type: 'error' }>
  | { readonly type: 'error'; readonly code: CodeOf<{ [Name in VendorName]: ErrorKey<Name> }[VendorName]> };

/** A deterministic fault: which calls, when, and what happens to them. */
export interface FaultRuleInput extends Omit<RuleInput, 'match' | 'effect'> {
  /** Which calls the rule is about. */
  readonly match: FaultMatch;
  /** What happens to them: an error, a lost or late reply, a broken connection. */
  readonly effect: FaultEffect;
}

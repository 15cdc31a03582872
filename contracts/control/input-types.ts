import type { z } from 'zod';
import type { VendorCredentials, VendorName, catalog } from '../catalog.ts';
import type { Assumption, AssumptionValue } from '../core/contract/assumption.ts';
import type { OperationKey } from '../core/contract/find-operation.ts';
import type { Limit } from '../core/contract/operation.ts';
import type { FaultRule, faultRule } from '../core/config/fault-rule.ts';

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

export interface StateForms extends PerVendor<{
  [Name in VendorName]: z.ZodOptional<z.ZodType<z.output<VendorOf<Name>['state']>, StateInput<Name>>>;
}> {}

/** What each vendor has, as it was read. */
export interface States extends z.output<StateForms> {}

/** What each vendor has, as it is given; a vendor that is left out is empty. */
export interface StatesInput extends z.input<StateForms> {}

/** The credentials of a sandbox by vendor, as they were settled. */
export type SandboxCredentials = { readonly [Name in VendorName]: VendorOf<Name>['credential']['fake'] };

type PartOf<Value> = { readonly [Key in keyof Value]?: Value[Key] | undefined };

export interface CredentialForms extends PerVendor<{
  [Name in VendorName]: z.ZodOptional<
    z.ZodType<PartOf<SandboxCredentials[Name]>, PartOf<VendorCredentials[Name]>>
  >;
}> {}

/** So many calls in each window; more are refused. */
type LimitInput =
  | {
      /** How many calls each second lets through, from 0. */
      readonly perSecond: number;
    }
  | {
      /** How many calls each minute lets through, from 0. */
      readonly perMinute: number;
    };

export interface LimitForms extends PerVendor<{
  [Name in VendorName]: z.ZodDefault<
    z.ZodType<
      Readonly<Partial<Record<KeyOf<Name>, Limit | undefined>>>,
      Readonly<Partial<Record<OperationName<Name>, LimitInput | undefined>>>
    >
  >;
}> {}

/** The names of a vendor's quotas. */
type QuotaName<Name extends VendorName> = keyof NonNullable<VendorOf<Name>['quotas']> & string;

/** Limits by the name of a quota; nothing, where the vendor documents none. */
type QuotaInput<Name extends VendorName> = [QuotaName<Name>] extends [never]
  ? Readonly<Record<string, never>>
  : Readonly<Partial<Record<QuotaName<Name>, number | undefined>>>;

export interface QuotaForms extends PerVendor<{
  [Name in VendorName]: z.ZodDefault<
    z.ZodType<Readonly<Record<string, number | undefined>>, QuotaInput<Name>>
  >;
}> {}

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
export interface AssumptionValues extends Readonly<{ [Id in AssumptionId]?: ValueOf<Id> | undefined }> {}

export interface AssumptionForm extends z.ZodType<Record<string, string>, AssumptionValues> {}

/** Which calls of a vendor a fault rule is about. */
interface FaultMatch<Name extends VendorName> {
  /** The vendor's name. */
  readonly vendor: Name;
  /** An operation, by its key or its client method. Default: every operation of the vendor. */
  readonly operation?: OperationName<Name> | undefined;
  /** Values of top-level input fields. Default: whatever the input is. */
  readonly where?: Readonly<Record<string, unknown>> | undefined;
}

type RuleInput = z.input<typeof faultRule>;

/** A code by its own name, or by the number that the name is. */
type CodeOf<Key extends string> = Key | (Key extends `${infer Code extends number}` ? Code : never);

/** What happens to a call of a vendor. */
type FaultEffect<Name extends VendorName> =
  | Exclude<RuleInput['effect'], { type: 'error' } | { type: 'quota' }>
  | {
      /** Answers a documented error in the vendor's own words; the handler does not run. */
      readonly type: 'error';
      /** The vendor's own name of the error, such as `60008`: a text, or the number that it is. */
      readonly code: CodeOf<ErrorKey<Name>>;
    }
  | {
      /** Another quota while the rule stands. */
      readonly type: 'quota';
      /** The name of the quota, such as `bannedUsers`. */
      readonly quota: QuotaName<Name>;
      /** How much there may be, from 0. */
      readonly limit: number;
    };

interface FaultRuleOf<Name extends VendorName> extends Omit<RuleInput, 'match' | 'effect'> {
  /** Which calls the rule is about. */
  readonly match: FaultMatch<Name>;
  /** What happens to them: an error of the vendor, a lost or late reply, a broken connection. */
  readonly effect: FaultEffect<Name>;
}

/** A deterministic fault, of any vendor or of the named one: which calls, when, and what happens to them. */
export type FaultRuleInput<Vendor extends VendorName = VendorName> = {
  [Name in Vendor]: FaultRuleOf<Name>;
}[Vendor];

export interface FaultRuleForms extends z.ZodType<FaultRule[], readonly FaultRuleInput[]> {}

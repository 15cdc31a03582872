import { z } from 'zod';
import { vendors } from '../catalog.ts';
import { bounds } from '../core/config/bounds.ts';
import { profiles } from '../core/contract/assumption.ts';
import { checkFaultRules } from '../core/config/check-fault-rules.ts';
import { clockSetting } from './clock-forms.ts';
import { checkMatch, withKey, type CallMatch, type FormProblem } from '../core/config/check-match.ts';
import { faultRule, type FaultRule } from '../core/config/fault-rule.ts';
import { choose } from '../core/config/form-words.ts';
import { keyOf, nameOperation } from '../core/config/name-operation.ts';
import { describeStranger, describeStrangers } from '../core/config/describe-strangers.ts';
import { hintAt } from '../core/config/suggest-name.ts';
import { withRanges } from '../core/config/id-forms.ts';
import { shorten } from '../core/config/shorten.ts';
import { originList } from './origin-list.ts';
import type { Vendor } from '../core/contract/vendor.ts';
import type {
  AssumptionForm,
  CredentialForms,
  FaultRuleForms,
  LimitForms,
  QuotaForms,
  StateForms,
  States,
  StatesInput,
} from './input-types.ts';
import { findErrorKey } from '../core/contract/filled-error-key.ts';
import { operationsByKey } from '../core/contract/find-operation.ts';

export const sandboxName = z
  .string()
  .regex(
    /^(?!\.{1,2}$)[\w.-]{1,64}$/,
    'a name has 1 to 64 letters, digits, ".", "_" or "-", and is more than one or two dots',
  );

const limitRule = 'a limit is perSecond or perMinute, and a whole number from 0: { perSecond: 20 }';
const callsInWindow = z.int(limitRule).nonnegative(limitRule).optional();

const limitForm = z
  .strictObject(
    {
      /** How many calls each second lets through, from 0; give this or `perMinute`. */
      perSecond: callsInWindow,
      /** How many calls each minute lets through, from 0; give this or `perSecond`. */
      perMinute: callsInWindow,
    },
    // Whatever else stands there, a limit is what is asked for.
    { error: limitRule },
  )
  .transform(({ perSecond, perMinute }, context) => {
    if (perSecond !== undefined && perMinute === undefined) return { requests: perSecond, perSeconds: 1 };
    if (perMinute !== undefined && perSecond === undefined) return { requests: perMinute, perSeconds: 60 };
    if (perSecond !== undefined)
      context.addIssue('a limit is either perSecond or perMinute, not both: leave one out');
    // A field of another name has been told already, with the same words.
    else if (context.issues.length === 0) context.addIssue(limitRule);
    return z.NEVER;
  })
  .optional();

const quotaForm = z.int().nonnegative().optional();

/** Each vendor's state, in the vendor's own form; a vendor that is left out is empty. */
export const stateForm = byVendor((vendor) =>
  z.lazy(() => withRanges(vendor.state)).optional(),
) as StateForms;

/** The states that have a name. */
export const namedStates = ['demo', 'empty'] as const;
export type NamedState = (typeof namedStates)[number];

/**
 * The state of a new sandbox, by its name or in full. What comes of it is a state in full; it is undefined for the demo state,
 * which depends on the credentials.
 */
const startState = z
  .preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    if (value === 'demo') return undefined;
    if (value === 'empty') return {};
    context.addIssue(
      `this is ${namedStates.join(' or ')}, or an object with what each vendor has; it is "${shorten(value)}"`,
    );
    return z.NEVER;
  }, stateForm.optional())
  .optional() as z.ZodOptional<z.ZodType<States | undefined, NamedState | StatesInput>>;

/** Credentials may be partial: what is left out takes the default. */
export const credentialsForm = byVendor((vendor) =>
  vendor.credential.schema.partial().optional(),
) as CredentialForms;

const assumptionNames = () => vendors.flatMap(({ assumptions }) => Object.keys(assumptions));

export const assumptionValues = z.record(z.string(), z.string()).superRefine((values, context) => {
  let mistakes = 0;
  for (const [id, value] of Object.entries(values)) {
    if (mistakes === bounds.wrongNames) return;
    const assumption = vendors.find(({ assumptions }) => Object.hasOwn(assumptions, id))?.assumptions[id];
    const known = assumption && [assumption.default, ...assumption.alternatives];
    if (known?.includes(value)) continue;
    mistakes += 1;
    const message = known
      ? choose(known, value)
      : `there is no assumption "${shorten(id)}".${hintAt(id, assumptionNames())}`;
    context.addIssue({ code: 'custom', path: [id], message });
  }
}) as AssumptionForm;

export const assumptionsForm = z.strictObject({
  /** The profile that decides what `values` leaves open. Default: `documented`. */
  profile: z.enum(profiles).default('documented'),
  /** The choices that win over the profile, by the id of the assumption. Default: none. */
  values: assumptionValues.default({}),
});

/** Operations may be called by other names than their keys wherever somebody writes them; what is kept has the keys. */
function withKeysOfRule(rule: FaultRule): FaultRule {
  const { match, effect } = rule;
  if (effect.type !== 'error') return { ...rule, match: keyed(match) };
  const errors = vendors.find(({ name }) => name === match.vendor)?.errors ?? {};
  const code = findErrorKey(effect.code, Object.keys(errors)) ?? effect.code;
  return { ...rule, match: keyed(match), effect: { ...effect, code } };
}

export const faultRules = z
  .array(faultRule.transform(withKeysOfRule))
  .check(checkInAnyCase(findRuleProblems)) as z.ZodType as FaultRuleForms;

function findRuleProblems(rules: readonly FaultRule[]): readonly FormProblem[] {
  if (rules.length > bounds.faultRules)
    return [
      { path: [], message: `there are ${rules.length} rules; a sandbox has at most ${bounds.faultRules}` },
    ];
  return checkFaultRules(rules, vendors);
}

/** Checks the names in rules even where the form of another rule is wrong, so that all problems of a file are told at once. */
function checkInAnyCase(
  find: (rules: readonly FaultRule[]) => readonly FormProblem[],
): z.core.$ZodCheck<FaultRule[]> {
  const check = z.check<FaultRule[]>((payload) => {
    const { value, issues } = payload;
    nameQuotas(value, issues);
    const isSound = issues.length === 0;
    const whole = [...value.entries()].filter(([, rule]) => isSound || faultRule.safeParse(rule).success);
    for (const { path, message } of find(whole.map(([, rule]) => rule))) {
      const [index, ...rest] = path;
      const place = index === undefined ? [] : [whole[Number(index)]![0], ...rest];
      issues.push({ code: 'custom', path: place, message, input: value, continue: true });
    }
  });
  check._zod.def.when = ({ value }) => Array.isArray(value);
  return check;
}

/** Where a rule does not say which quota, names those of its vendor. */
function nameQuotas(rules: readonly unknown[], issues: z.core.$ZodRawIssue[]): void {
  for (const issue of issues) {
    const [index, ...place] = issue.path ?? [];
    if (place.join('.') !== 'effect.quota') continue;
    const { match } = rules[Number(index)] as { readonly match?: { readonly vendor?: unknown } };
    const { quotas } = vendors.find(({ name }) => name === match?.vendor) ?? {};
    if (quotas) Object.assign(issue, { message: `choose one of: ${Object.keys(quotas).join(', ')}` });
  }
}

/** Puts the key of the operation in the place of another name for it. */
export function keyed<Match extends CallMatch>(match: Match): Match {
  return withKey(match, vendors);
}

/** Refuses a match whose names nothing bears. */
export function refineMatch(match: CallMatch, context: z.core.$RefinementCtx): void {
  const problem = checkMatch(match, vendors);
  if (problem) context.addIssue({ code: 'custom', path: [...problem.path], message: problem.message });
}

const limitsForm = byVendor((vendor) =>
  z
    .lazy(() =>
      z.preprocess(
        (given) => withKeys(given, vendor),
        fields(
          [...operationsByKey(vendor).keys()],
          () => limitForm,
          (name) => problemWith(name, vendor),
        ),
      ),
    )
    .default({}),
) as LimitForms;

/** An object whose names of operations are keys. Where two names mean the same one, one of them stays as it is. */
function withKeys(given: unknown, vendor: Vendor): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const entries = Object.entries(given);
  // No vendor has so many operations: most of these are refused.
  if (entries.length > bounds.namesToCompare) return given;
  const renamed = new Map<string, unknown>();
  for (const [name, value] of entries) {
    const key = keyOf(name, [vendor]);
    const isFirst = key !== undefined && !renamed.has(key) && !Object.hasOwn(given, key);
    renamed.set(isFirst ? key : name, value);
  }
  return Object.fromEntries(renamed);
}

function problemWith(name: string, vendor: Vendor): string {
  const named = nameOperation(name, [vendor]);
  return 'key' in named ? `"${shorten(name)}" is "${named.key}", which is there already` : named.problem;
}

const quotasForm = byVendor((vendor) =>
  z.lazy(() => fields(Object.keys(vendor.quotas ?? {}), () => quotaForm)).default({}),
) as QuotaForms;

/** Everything that can be said about a sandbox before its first call. All of it is optional. */
export const sandboxForm = z.strictObject({
  /** Credentials by vendor. */ credentials: credentialsForm.default({}),
  /** Its time. */ clock: clockSetting.default({ mode: 'system' }),
  /** What is there at the start; undefined is the demo state. */ state: startState,
  /** Rate limits by vendor and operation. */ limits: limitsForm.prefault({}),
  /** Quotas by vendor and name. */ quotas: quotasForm.prefault({}),
  /** The seed of everything that is generated. */
  random: z.int().nonnegative().default(0),
  /** How the guesses about the vendors are decided. */
  assumptions: assumptionsForm.prefault({}),
  /** What goes wrong, in the order in which the rules are asked. */
  faults: faultRules.default([]),
});

/** A configuration file. */
export const configForm = z.strictObject({
  /** Web pages that may call the vendors' ports besides those of this machine. */
  allowOrigins: originList.default([]),
  /** Findings that are not to be reported: rules, `RULE:OPERATION`, or ids of findings. */
  mute: z.array(z.string()).default([]),
  sandboxes: z.record(sandboxName, sandboxForm).default({}),
});

/** A sandbox as it was read and validated, with every default filled in. */
export interface SandboxForm extends z.output<typeof sandboxForm> {}
type Given = z.input<typeof sandboxForm>;

/** Everything that can be said about a sandbox before its first call, as a program gives it. All of it is optional. */
export interface SandboxInput {
  /** Fields of credentials by vendor. Default: the fake ones in the sandbox `default`, minted ones in every other. */
  readonly credentials?: Given['credentials'];
  /** Its time: the machine's, frozen, or off by some seconds. Default: the machine's. */
  readonly clock?: Given['clock'];
  /**
   * What is there: `demo`, `empty`, or rooms, viewers and bans by vendor, where a vendor that is left out has nothing. In a list
   * of ids, `{ from: 1, to: 3 }` stands for three. Default: `demo`, which has the ids of the vendors' own samples.
   */
  readonly state?: Given['state'];
  /** Rate limits by vendor and operation, per second or per minute. Default: the documented ones. */
  readonly limits?: Given['limits'];
  /** Quotas by vendor and name. Default: the documented ones. */
  readonly quotas?: Given['quotas'];
  /** The seed of everything that is generated, a whole number from 0. Default: 0. */
  readonly random?: Given['random'];
  /** How the guesses about the vendors are decided: by a profile, and by values that win over it. Default: `documented`. */
  readonly assumptions?: Given['assumptions'];
  /** What goes wrong, in the order in which the rules are asked; at most 1000. Default: nothing. */
  readonly faults?: Given['faults'];
}

/** A configuration file as it was read and validated, with every default filled in. */
export interface ConfigForm extends z.output<typeof configForm> {}

/**
 * An object with a field for each vendor. A loop over them cannot keep each one's types, so the caller says them. What a form needs of
 * a vendor it asks for when something is read by it: most programs and commands read no configuration.
 */
function byVendor(fieldOf: (vendor: Vendor) => z.ZodType): z.ZodType {
  return fields(
    vendors.map(({ name }) => name),
    (_, index) => fieldOf(vendors[index]!),
  );
}

/** An object with these fields; another one is refused with the nearest names. */
function fields<Field extends z.ZodType>(
  names: readonly string[],
  fieldOf: (name: string, index: number) => Field,
  describe = (key: string) => describeStranger(key, names),
) {
  const shape: Record<string, Field> = Object.fromEntries(
    names.map((name, index) => [name, fieldOf(name, index)]),
  );
  return z.strictObject(shape, {
    error(issue) {
      return issue.code === 'unrecognized_keys' ? describeStrangers(issue.keys, describe) : undefined;
    },
  });
}

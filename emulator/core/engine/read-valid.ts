import type { z } from 'zod';

type Schema = z.core.$ZodType;

/** In the place of a value of which only its schema can say what is wrong. */
export const notValid: unique symbol = Symbol('not valid');

/** What a schema looks at, in a form that is quick to follow. */
type Plan =
  | { readonly kind: 'type'; readonly type: 'string' | 'number' | 'boolean' | 'undefined' }
  | { readonly kind: 'choice'; readonly values: ReadonlySet<unknown> }
  | { readonly kind: 'any'; readonly options: readonly Plan[] }
  | { readonly kind: 'both'; readonly first: Plan; readonly then: Plan }
  | { readonly kind: 'list'; readonly inner: Plan }
  | {
      readonly kind: 'object';
      readonly fields: readonly Field[];
      /** Where no other names are allowed. */
      readonly names: ReadonlySet<string> | undefined;
    }
  | { readonly kind: 'checked'; readonly inner: Plan; readonly checks: readonly z.core.$ZodCheck[] }
  /** Too special: it is asked itself. */
  | { readonly kind: 'schema'; readonly schema: Schema };

interface Field {
  readonly name: string;
  readonly plan: Plan;
  readonly mayBeMissing: boolean;
}

const plans = new WeakMap<Schema, Plan>();

/**
 * The same as `safeParse` where that succeeds, and `notValid` where it fails: why, only the schema itself can say. Most calls are
 * valid, and what a schema keeps ready for telling what is wrong takes longer than to look. So a schema is made a plan
 * once; what is too special for that is asked as it is.
 */
export function readValid(schema: Schema, value: unknown): unknown {
  let plan = plans.get(schema);
  if (!plan) plans.set(schema, (plan = makePlan(schema)));
  return follow(plan, value);
}

/** One function for all, since every call of every vendor passes here for each of its fields. */
function follow(plan: Plan, value: unknown): unknown {
  switch (plan.kind) {
    case 'type':
      return typeof value === plan.type && (plan.type !== 'number' || Number.isFinite(value))
        ? value
        : notValid;
    case 'choice':
      return plan.values.has(value) ? value : notValid;
    case 'any':
      for (const option of plan.options) {
        const found = follow(option, value);
        if (found !== notValid) return found;
      }
      return notValid;
    case 'both': {
      const found = follow(plan.first, value);
      return found === notValid ? notValid : follow(plan.then, found);
    }
    case 'list': {
      if (!Array.isArray(value)) return notValid;
      const list: unknown[] = [];
      for (const item of value) {
        const found = follow(plan.inner, item);
        if (found === notValid) return notValid;
        list.push(found);
      }
      return list;
    }
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return notValid;
      const given = value as Readonly<Record<string, unknown>>;
      const result: Record<string, unknown> = {};
      for (const { name, plan: inner, mayBeMissing } of plan.fields) {
        if (name in given) {
          const found = follow(inner, given[name]);
          if (found === notValid) return notValid;
          result[name] = found;
        } else if (!mayBeMissing) return notValid;
      }
      if (plan.names) for (const name in given) if (!plan.names.has(name)) return notValid;
      return result;
    }
    case 'checked': {
      const found = follow(plan.inner, value);
      if (found === notValid) return notValid;
      const payload: z.core.ParsePayload = { value: found, issues: [] };
      for (const { _zod } of plan.checks) {
        if (_zod.def.when && !_zod.def.when(payload)) continue;
        const later: unknown = _zod.check(payload as z.core.ParsePayload<never>);
        if (later !== undefined || payload.issues.length > 0) return notValid;
      }
      return payload.value;
    }
    case 'schema': {
      const read = plan.schema._zod.run({ value, issues: [] }, atOnce);
      return 'value' in read && read.issues.length === 0 ? read.value : notValid;
    }
  }
}

/** How `safeParse` has schemas read. */
const atOnce = { async: false } as const;

function makePlan(schema: Schema): Plan {
  const inner = planWithoutChecks(schema);
  if (!inner) return { kind: 'schema', schema };
  const { def, traits } = schema._zod;
  // A schema may be a check itself, as that of a whole number is.
  const own = traits.has('$ZodCheck') ? [schema as unknown as z.core.$ZodCheck] : [];
  const checks = [...own, ...(def.checks ?? [])];
  return checks.length === 0 ? inner : { kind: 'checked', inner, checks };
}

/** Undefined where a schema is too special. */
function planWithoutChecks(schema: Schema): Plan | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ('coerce' in def && def.coerce) return undefined;
  switch (def.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return { kind: 'type', type: def.type };
    case 'literal':
    case 'enum':
      return { kind: 'choice', values: schema._zod.values! };
    case 'array':
      return { kind: 'list', inner: makePlan(def.element) };
    case 'object':
      return planObject(schema as z.core.$ZodObject);
    case 'union':
      return def.inclusive === false || 'discriminator' in def
        ? undefined
        : { kind: 'any', options: def.options.map(makePlan) };
    case 'pipe':
      // A codec and a preprocessor are of this kind as well.
      return schema._zod.traits.has('$ZodCodec') || schema._zod.traits.has('$ZodPreprocess')
        ? undefined
        : { kind: 'both', first: makePlan(def.in), then: makePlan(def.out) };
    case 'nullable':
      return orElse(null, def.innerType);
    case 'optional':
      // A default takes the place of what is missing, and some schemas of this kind take no `undefined`.
      return schema._zod.optin === 'optional' && !schema._zod.traits.has('$ZodExactOptional')
        ? orElse(undefined, def.innerType)
        : undefined;
    default:
      return undefined;
  }
}

function orElse(other: null | undefined, schema: Schema): Plan {
  return { kind: 'any', options: [{ kind: 'choice', values: new Set([other]) }, makePlan(schema)] };
}

function planObject({ _zod: { def } }: z.core.$ZodObject): Plan | undefined {
  const isStrict = def.catchall?._zod.def.type === 'never';
  if (def.catchall && !isStrict) return undefined;
  const names = Object.keys(def.shape);
  const fields: Field[] = [];
  for (const name of names) {
    const field = def.shape[name]!;
    const { optin, optout } = field._zod;
    const mayBeMissing = optin === 'optional' && optout === 'optional';
    // Whatever puts something in the place of a missing field is left to its schema.
    if ((optin !== undefined && !mayBeMissing) || name === '__proto__') return undefined;
    fields.push({ name, plan: makePlan(field), mayBeMissing });
  }
  return { kind: 'object', fields, names: isStrict ? new Set(names) : undefined };
}

import { z } from 'zod';
import { assumed } from '../../../contracts/core/contract/source.ts';
import { splitTarget } from '../../../contracts/core/wire/http.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { decodeNames } from '../../../contracts/core/wire/query-string.ts';
import { shorten } from '../../../contracts/core/config/shorten.ts';
import type { Route, Vendor } from '../../../contracts/core/contract/vendor.ts';
import { nothingSeen, type NeutralRule } from './rule.ts';
import { inputFields, type WatchedCall } from './analyzed-call.ts';

const formOfCall = assumed('the documented form of the operation’s input');

/** So many names of one call are looked at. */
const mostNames = 200;

const tooManyItems: NeutralRule = {
  id: 'too-many-items',
  severity: 'error',
  title: 'A call holds more entries than one call may have',
  source: formOfCall,
  advice: 'Split the list into calls that have at most as many entries as are allowed.',
  watch: () => ({
    see({ route, isSuccess, input, id }) {
      if (!route || isSuccess) return nothingSeen;
      const found = batchFields(route).find(({ name, most }) => lengthOf(input[name]) > most);
      if (!found) return nothingSeen;
      const detail = `${found.name} has ${lengthOf(input[found.name])} entries; at most ${found.most} are allowed.`;
      return [{ detail, evidence: [id] }];
    },
  }),
};

const undocumentedField: NeutralRule = {
  id: 'undocumented-field',
  severity: 'warning',
  title: 'A field is sent that is not documented',
  source: formOfCall,
  advice: 'Leave the field out, or spell it as it is documented.',
  watch: () => ({
    see(call) {
      const { route, id } = call;
      const stranger = route && findStranger(call, route);
      if (stranger === undefined) return nothingSeen;
      const hint = hintAt(stranger, [...inputFields(route!)]);
      const about = shorten(stranger);
      return [{ detail: `There is no field "${about}".${hint}`, evidence: [id], about }];
    },
  }),
};

interface BatchField {
  readonly name: string;
  readonly most: number;
}

const batches = new WeakMap<object, readonly BatchField[]>();

/** The lists of an operation whose length is limited by its schema. */
export function batchFields({ operation }: Pick<Route, 'operation'>): readonly BatchField[] {
  const known = batches.get(operation);
  if (known) return known;
  const { input, batch = [] } = operation;
  const shape = input instanceof z.ZodObject ? (input.shape as Readonly<Record<string, z.ZodType>>) : {};
  const fields = [batch].flat().flatMap((name) => {
    const field = shape[name];
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
    const checks = inner instanceof z.ZodArray ? (inner.def.checks ?? []) : [];
    return checks.flatMap((check) =>
      check instanceof z.core.$ZodCheckMaxLength ? [{ name, most: check._zod.def.maximum }] : [],
    );
  });
  batches.set(operation, fields);
  return fields;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/** The first name of a call’s input or query that is not documented; an entry of a list goes by the list’s name. */
function findStranger({ request: { target }, input, vendor }: WatchedCall, route: Route): string | undefined {
  const known = documentedNames(vendor, route);
  const isStrange = (name: string): boolean => !known.has(name) && !isDocumented(name, vendor, route);
  const names = Object.keys(input);
  const inInput = (names.length > mostNames ? names.slice(0, mostNames) : names).find(isStrange);
  if (inInput !== undefined || !target.includes('?')) return inInput;
  return decodeNames(splitTarget(target).query, mostNames).find(isStrange);
}

const documented = new WeakMap<object, ReadonlySet<string>>();

/** The fields of an operation, and what may stand beside them. */
function documentedNames(vendor: Vendor, route: Route): ReadonlySet<string> {
  let names = documented.get(route.operation);
  if (!names) {
    names = new Set([...inputFields(route), ...vendor.visible]);
    documented.set(route.operation, names);
  }
  return names;
}

const entryOfList = /\.\d+$/;

/** The same for names that are written in another way. */
function isDocumented(sent: string, vendor: Vendor, route: Route): boolean {
  const name = sent.replace(entryOfList, '');
  const lower = name.toLowerCase();
  if (inputFields(route).has(name) || vendor.visible.includes(lower)) return true;
  // What signs a call is never among the visible names; vendors call it by one of these words.
  return Object.hasOwn(route.parameters, name) || /(sign|signature|sig|token)$/.test(lower);
}

export const inputRules: readonly NeutralRule[] = [tooManyItems, undocumentedField];

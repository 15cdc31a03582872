import { z } from 'zod';
import { assumed } from '../../../contracts/core/evidence.ts';
import { splitTarget } from '../../../contracts/core/http.ts';
import { hintAt } from '../../../contracts/core/nearest-names.ts';
import { decodePairs } from '../../../contracts/core/pairs.ts';
import { shorten } from '../../../contracts/core/shorten.ts';
import type { Route } from '../../../contracts/core/vendor.ts';
import { nothingSeen, type NeutralRule } from './rule.ts';
import { inputFields, type WatchedCall } from './watched-call.ts';

const formOfCall = assumed('the documented form of the operation’s input');

const tooManyItems: NeutralRule = {
  id: 'too-many-items',
  severity: 'error',
  title: 'A call holds more entries than one call may have',
  source: formOfCall,
  advice: 'Split the list into calls that have at most as many entries as are allowed.',
  watch: () => ({
    see({ route, input, id }) {
      const found = route && batchFields(route).find(({ name, most }) => lengthOf(input[name]) > most);
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
      const stranger = route && sentNames(call).find((name) => !isDocumented(name, call, route));
      if (stranger === undefined) return nothingSeen;
      const detail = `There is no field "${shorten(stranger)}".${hintAt(stranger, inputFields(route!))}`;
      return [{ detail, evidence: [id] }];
    },
  }),
};

/** The lists of an operation whose length is limited by its schema. */
export function batchFields({
  operation,
}: Route): readonly { readonly name: string; readonly most: number }[] {
  const { input, batch = [] } = operation;
  const shape = input instanceof z.ZodObject ? (input.shape as Readonly<Record<string, z.ZodType>>) : {};
  return [batch].flat().flatMap((name) => {
    const field = shape[name];
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
    const checks = inner instanceof z.ZodArray ? (inner.def.checks ?? []) : [];
    return checks.flatMap((check) =>
      check instanceof z.core.$ZodCheckMaxLength ? [{ name, most: check._zod.def.maximum }] : [],
    );
  });
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/** The names that a call uses in its query and its input; an entry of a list goes by the list's name. */
function sentNames({ request, input }: WatchedCall): readonly string[] {
  const inQuery = decodePairs(splitTarget(request.target).query).map(([name]) => name);
  return [...Object.keys(input), ...inQuery].map((name) => name.replace(/\.\d+$/, ''));
}

function isDocumented(name: string, { vendor }: WatchedCall, route: Route): boolean {
  const lower = name.toLowerCase();
  if (inputFields(route).includes(name) || vendor.visible.includes(lower)) return true;
  // What signs a call is never among the visible names; vendors call it by one of these words.
  return Object.hasOwn(route.parameters, name) || /(sign|signature|sig|token)$/.test(lower);
}

export const inputRules: readonly NeutralRule[] = [tooManyItems, undocumentedField];

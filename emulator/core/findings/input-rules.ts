import { z } from 'zod';
import { assumed } from '../../../contracts/core/contract/source.ts';
import type { Route } from '../../../contracts/core/contract/vendor.ts';
import { nothingSeen, type NeutralRule } from './rule.ts';

const formOfCall = assumed('the documented form of the operation’s input');

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

export const inputRules: readonly NeutralRule[] = [tooManyItems];

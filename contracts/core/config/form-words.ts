import type { z } from 'zod';
import { describeStranger, describeStrangers } from './describe-strangers.ts';

type RawIssue = z.core.$ZodRawIssue;

const nouns: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  null: 'null',
};

/** What a form makes of a value, or what is wrong with it in plain words, wherever the form has no words of its own. */
export function readPlainly<Form extends z.ZodType>(
  form: Form,
  value: unknown,
): z.ZodSafeParseResult<z.output<Form>> {
  return form.safeParse(value, plainly);
}

/** How a form is asked for what `describeIssues` tells. */
export const plainly = { error: inPlainWords, reportInput: true } as const;

function inPlainWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return describeType(issue.expected, issue.input);
    case 'invalid_value':
      return `choose one of: ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys': {
      const known = fieldsOf(issue.inst);
      return describeStrangers(issue.keys, (name) => describeStranger(name, known));
    }
    case 'too_small':
      return describeBound(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return describeBound(issue.origin, 'at most', issue.maximum);
    case 'invalid_union':
      return issue.discriminator === undefined
        ? describeKinds(issue.errors, issue.input)
        : describeChoice(issue.discriminator, issue.inst);
    default:
      return undefined;
  }
}

function describeType(expected: string, input: unknown): string {
  const wanted = nouns[expected] ?? expected;
  if (input === undefined) return `this is missing; it must be ${wanted}`;
  if (expected === 'int' && typeof input === 'number') return `this must be a whole number, not ${input}`;
  return `this must be ${wanted}, not ${nounOf(input)}`;
}

function nounOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return nouns[typeof value] ?? typeof value;
}

function describeBound(origin: string, side: string, bound: number | bigint): string {
  const unit = { string: ' characters', array: ' entries', set: ' entries' }[origin] ?? '';
  return `this must ${unit === '' ? 'be' : 'have'} ${side} ${bound}${unit}`;
}

/** Where only the kind of a value is wrong, all kinds that it may have. */
function describeKinds(errors: readonly (readonly z.core.$ZodIssue[])[], input: unknown): string | undefined {
  const kinds = errors.flatMap(([first]) => (first?.code === 'invalid_type' ? [first] : []));
  const isAboutKind = kinds.length === errors.length && kinds.every(({ path }) => path.length === 0);
  if (!isAboutKind) return undefined;
  const wanted = [...new Set(kinds.map(({ expected }) => nouns[expected] ?? expected))].join(' or ');
  return input === undefined
    ? `this is missing; it must be ${wanted}`
    : `this must be ${wanted}, not ${nounOf(input)}`;
}

/** The field that decides which form is meant. */
function describeChoice(discriminator: string, inst: RawIssue['inst']): string {
  const { options = [] } = (inst as unknown as z.ZodDiscriminatedUnion | undefined)?._zod.def ?? {};
  const values = options.flatMap((option) => {
    const { [discriminator]: field } = (option as z.ZodObject)._zod.def.shape;
    return [...((field as z.ZodType | undefined)?._zod.values ?? [])].map(String);
  });
  return `choose one of: ${values.join(', ')}`;
}

function fieldsOf(inst: RawIssue['inst']): readonly string[] {
  const { def } = (inst as unknown as z.ZodType)._zod;
  return 'shape' in def ? Object.keys(def.shape as object) : [];
}

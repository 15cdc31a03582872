import type { z } from 'zod';
import { isoForm } from './read-time.ts';
import { shorten } from './shorten.ts';
import { hintAt } from './suggest-name.ts';
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
      return describeType(isWhole(issue.inst) ? 'int' : issue.expected, issue.input);
    case 'invalid_value':
      return choose(issue.values.map(String), issue.input);
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
        : describeChoice(issue.discriminator, issue);
    case 'invalid_format':
      return describeFormat(issue);
    case 'not_multiple_of':
      return `this must be a multiple of ${issue.divisor}`;
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues[0]?.message ?? 'a name like this is not taken here';
    // What has words of its own says them itself.
    case 'custom':
      return 'this value is not taken here';
    default:
      return undefined;
  }
}

/** What may be chosen, and what looks like the value that came. */
export function choose(values: readonly string[], given: unknown): string {
  const hint = typeof given === 'string' && values.length > 1 ? hintAt(given, values) : '';
  return `choose one of: ${values.join(', ')}${hint === '' ? '' : `.${hint}`}`;
}

const formats: Readonly<Record<string, string>> = {
  datetime: isoForm,
  url: 'a URL',
};

function describeFormat({ format, pattern }: { readonly format: string; readonly pattern?: string }): string {
  const known = formats[format];
  if (known !== undefined) return `this must be ${known}`;
  return pattern === undefined ? `this must be ${format}` : `this must be a text of the form ${pattern}`;
}

function isWhole(inst: RawIssue['inst']): boolean {
  const { def } = (inst as unknown as z.ZodType)._zod;
  return 'format' in def && String(def.format).includes('int');
}

function describeType(expected: string, input: unknown): string {
  const wanted = nouns[expected] ?? expected;
  if (input === undefined) return `this is missing; it must be ${wanted}`;
  if (typeof input === 'number' && wanted.includes('number')) return `this must be ${wanted}, not ${input}`;
  if (typeof input === 'string' && wanted.includes('number'))
    return `this must be ${wanted}; it is the text ${JSON.stringify(shorten(input))}`;
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
  if (!isAboutKind || kinds.length === 0) return describeAlternatives(errors);
  const wanted = [...new Set(kinds.map(({ expected }) => nouns[expected] ?? expected))].join(' or ');
  return input === undefined
    ? `this is missing; it must be ${wanted}`
    : `this must be ${wanted}, not ${nounOf(input)}`;
}

/** What is wrong with a value as each thing that it may be. */
function describeAlternatives(errors: readonly (readonly z.core.$ZodIssue[])[]): string {
  const said = errors.flatMap(([first]) => (first?.path.length === 0 ? [first.message] : []));
  return said.length === 0 ? 'this has none of the forms that it may have' : [...new Set(said)].join(', or ');
}

/** The field that decides which form is meant. */
function describeChoice(discriminator: string, { inst, input }: RawIssue): string {
  const { options = [] } = (inst as unknown as z.ZodDiscriminatedUnion | undefined)?._zod.def ?? {};
  const values = options.flatMap((option) => {
    const { [discriminator]: field } = (option as z.ZodObject)._zod.def.shape;
    return [...((field as z.ZodType | undefined)?._zod.values ?? [])].map(String);
  });
  const given = (input as Readonly<Record<string, unknown>> | undefined)?.[discriminator];
  return choose(values, given);
}

function fieldsOf(inst: RawIssue['inst']): readonly string[] {
  const { def } = (inst as unknown as z.ZodType)._zod;
  return 'shape' in def ? Object.keys(def.shape as object) : [];
}

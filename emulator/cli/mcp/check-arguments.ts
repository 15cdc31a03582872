import { z } from 'zod';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { readPlainly } from '../../../contracts/core/config/form-words.ts';
import { endSentence } from '../../../contracts/core/config/sentence.ts';
import { describeIssues } from '../../control/problem-details.ts';
import { UsageError } from '../options/usage-error.ts';
import type { Arguments, Tool } from './tool.ts';

type Shape = Readonly<Record<string, z.ZodType>>;

/** The schema of a tool's arguments. Names that depend on each other are checked when it is called. */
export function schemaOf(shape: Shape): Tool['inputSchema'] {
  const { $schema: _, ...schema } = z.toJSONSchema(z.object(shape), {
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
  });
  return { ...schema, type: 'object', additionalProperties: false };
}

/** Throws a `UsageError` for an argument that the tool does not have. */
export function refuseStrangers(given: Arguments, shape: Shape): void {
  const known = Object.keys(shape);
  const stranger = Object.keys(given).find((name) => !known.includes(name));
  if (stranger === undefined) return;
  const list = known.length === 0 ? ' It takes none.' : ` It takes: ${known.join(', ')}.`;
  throw new UsageError(`There is no argument "${stranger}".${hintAt(stranger, known) || list}`);
}

/** What a schema makes of arguments. Throws a `UsageError` that tells all that is wrong with them. */
export function checkArguments<Form extends z.ZodType>(form: Form, given: unknown): z.output<Form> {
  const result = readPlainly(form, given);
  if (result.success) return result.data;
  const problems = describeIssues(result.error).map(({ path, message }) =>
    endSentence(path === '' ? message : `${path}: ${message}`),
  );
  throw new UsageError(problems.join('\n'));
}

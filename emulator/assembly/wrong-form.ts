import { z } from 'zod';
import { readPlainly } from '../../contracts/core/config/form-words.ts';
import { shareClass } from '../../contracts/core/config/shared-errors.ts';
import { countOf, endSentence } from '../../contracts/core/config/sentence.ts';
import { describeIssues, type FieldProblem } from '../control/problem-details.ts';

/**
 * Something that a program gave has another form than it should: each problem has its path and a sentence.
 *
 * @example
 * const paths = (error: unknown) => (error instanceof WrongForm ? error.problems.map(({ path }) => path) : []);
 */
export class WrongForm extends Error {
  static {
    shareClass(this, 'WrongForm');
  }

  /** The name of the class, for logs. */
  override readonly name = 'WrongForm';
  /** All problems at once, in the order of the form. */
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    const sentences = problems.map(({ path, message }) =>
      endSentence(path === '' ? message : `${path}: ${message}`),
    );
    const count = sentences.length > 1 ? [`${countOf(sentences.length, 'problem')}.`] : [];
    super([...count, ...sentences].join(' '));
    this.problems = problems;
  }
}

/** Validates what a program gave, as a configuration file is validated. Throws a `WrongForm` with all problems at once. */
export function checkGiven<Form extends z.ZodType>(value: unknown, form: Form): z.output<Form> {
  const result = readPlainly(form, value);
  if (result.success) return result.data;
  throw new WrongForm(describeIssues(result.error));
}

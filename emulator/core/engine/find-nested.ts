import { bounds } from '../../../contracts/core/config/bounds.ts';
import type { InputProblem } from '../../../contracts/core/contract/validate-input.ts';
import { readJson } from '../../../contracts/core/wire/json.ts';

/** What is within a field, and within what is within it. */
const deepest = 2;

/** Says of a field that is missing within which other field it stands, as `data.RoomId`: some clients wrap what they send. */
export function findNested(problems: readonly InputProblem[], input: unknown): readonly InputProblem[] {
  return problems.map((problem) =>
    problem.kind === 'missing' && !problem.path.includes('.') ? withNearest(problem, input) : problem,
  );
}

function withNearest(problem: InputProblem, input: unknown): InputProblem {
  const { kind, path, refusal } = problem;
  return {
    ...{ kind, path },
    ...(refusal !== undefined && { refusal }),
    get reason() {
      const why = problem.reason;
      const nearest = why.nearest ?? findWithin(input, path, deepest);
      return nearest === undefined ? why : { ...why, nearest };
    },
  };
}

function findWithin(value: unknown, name: string, depth: number): string | undefined {
  for (const [key, inner] of entriesOf(value)) {
    const fields = isObject(inner) ? inner : fieldsOfText(inner);
    if (!isObject(fields)) continue;
    if (Object.hasOwn(fields, name)) return `${key}.${name}`;
    const deeper = depth > 1 ? findWithin(fields, name, depth - 1) : undefined;
    if (deeper !== undefined) return `${key}.${deeper}`;
  }
  return undefined;
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return isObject(value) ? Object.entries(value).slice(0, bounds.namesToCompare) : [];
}

/** The fields of a text that is JSON itself. */
function fieldsOfText(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('{')) return undefined;
  const json = readJson(value);
  return 'value' in json ? json.value : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

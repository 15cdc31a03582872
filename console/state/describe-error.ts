import { ControlError } from '../../clients/control/index.ts';
import { Unreachable } from '../api/control.ts';
import { fullTime } from '../texts/times.ts';
import { texts } from './language.ts';
import { translate } from './sentences.ts';

/** What to say of an error. */
export function describeError(error: unknown): string {
  if (error instanceof Unreachable) return texts.value.noAnswer;
  if (error instanceof ControlError) return describeRefusal(error);
  return error instanceof Error ? error.message : String(error);
}

/** What is wrong with one field of what was asked for. */
interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** A refusal by the names that fields have on the page; the API's own names are those of its JSON. */
function describeRefusal({ message, problem }: ControlError): string {
  const [, now, then] =
    /^The sandbox is at (\S+), and this would take it back to (\S+)\. /.exec(message) ?? [];
  if (now !== undefined && then !== undefined) return texts.value.goesBack(fullTime(now), fullTime(then));
  const problems = problem['errors'] as readonly FieldProblem[] | undefined;
  return problems?.some(({ path }) => labelOf(path) !== undefined) ? problems.map(tell).join(' ') : message;
}

function tell({ path, message }: FieldProblem): string {
  return `${labelOf(path) ?? path}: ${(translate(message) ?? message).replace(/[.。]$/, '')}${texts.value.stop}`;
}

/** What the page calls the field at a path. */
function labelOf(path: string): string | undefined {
  const name = path.split('.').at(-1) ?? '';
  const { counts, effectFields, newSandboxName, offsetSeconds, freezeTime, otherDamage } = texts.value;
  if (/^rules\.\d+\.when\./.test(path)) return counts[name as keyof typeof counts];
  if (/^rules\.\d+\.effect\./.test(path)) return effectFields[name as keyof typeof effectFields];
  const others = { name: newSandboxName, offsetSeconds, now: freezeTime, damage: otherDamage };
  return others[path as keyof typeof others];
}

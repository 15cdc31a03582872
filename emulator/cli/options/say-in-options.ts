import { ControlError } from '../../../clients/control/index.ts';
import { problemTypePrefix, type ProblemKind } from '../../../contracts/control/error-kinds.ts';
import { PortTaken, TokenMissing } from '../../server.ts';

type Wording = readonly [said: string, onTheCommandLine: string];

/** What the control API advises in words of HTTP, and how the command line says it. */
const ofProblems: Partial<Record<ProblemKind, Wording>> = {
  'time-goes-backwards': ['Send "force": true if', 'Say --force if'],
  unauthorized: ['Send Authorization: Bearer, and the token', 'Say --token, and the token'],
};

/** The message of an error, with the options of the command line where it tells a program what to send. */
export function sayInOptions(error: Error): string {
  const [said, onTheCommandLine] = wordingOf(error) ?? ['', ''];
  return `${error.message.replace(said, onTheCommandLine)}${originOf(error)}`;
}

/** Where the name of a sandbox that is not there stands, if it is the environment that has it. */
function originOf(error: Error): string {
  const name = process.env['UNDERSTUDY_SANDBOX'];
  const isMeant = kindOf(error) === 'unknown-sandbox' && name && error.message.includes(`"${name}"`);
  return isMeant ? ' UNDERSTUDY_SANDBOX names it.' : '';
}

function wordingOf(error: Error): Wording | undefined {
  if (error instanceof PortTaken)
    return ['Choose another port, or 0', 'Choose another block with --port, or --port 0'];
  if (error instanceof TokenMissing) return ['with a token', 'with --token'];
  const kind = kindOf(error);
  return kind !== undefined && Object.hasOwn(ofProblems, kind) ? ofProblems[kind as ProblemKind] : undefined;
}

/** The kind of a refusal of the control API. */
function kindOf(error: Error): string | undefined {
  return error instanceof ControlError
    ? String(error.problem['type']).slice(problemTypePrefix.length)
    : undefined;
}

import { BrokenReply, ControlError, NoControlApi, UnusablePath } from '../../clients/control/index.ts';
import { FileProblem } from '../assembly/read-file.ts';
import { CredentialTaken } from '../core/sandbox/sandboxes.ts';
import { DataProblem } from '../persistence/data-error.ts';
import { SharedProblem } from '../shared/shared-log.ts';
import { CannotListen, PortTaken, TokenMissing } from '../server.ts';
import { AuthorityProblem } from '../tls/authority-problem.ts';
import { UsageError } from './options/usage-error.ts';

const kinds = [
  ControlError,
  NoControlApi,
  BrokenReply,
  UnusablePath,
  CredentialTaken,
  DataProblem,
  SharedProblem,
  FileProblem,
  PortTaken,
  CannotListen,
  TokenMissing,
  UsageError,
  AuthorityProblem,
];

/** Whether an error is the user's to solve, so that its message says all that there is to say. */
export function isExpected(error: unknown): error is Error {
  return kinds.some((kind) => error instanceof kind);
}

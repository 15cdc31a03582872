import type { Assume } from '../../core/contract/assumption.ts';
import { refuse, type Refused } from '../../core/contract/failure.ts';
import type { Reason } from '../../core/contract/reason.ts';
import { refineReason } from '../../core/contract/refine-reason.ts';
import type { InputProblem } from '../../core/contract/validate-input.ts';
import type { Operation } from '../../core/contract/operation.ts';
import type { assumptions } from '../assumptions/index.ts';

/** What the gateway says to an input that breaks its form. */
export const inputErrors = [
  'MissingParameter',
  'MissingParameter.SdkAppId',
  'MissingParameter.AppId',
  'MissingParameter.RoomId',
  'MissingParameter.UserId',
  'MissingParameter.UserIds',
  'MissingParameter.StartTs',
  'MissingParameter.EndTs',
  'MissingParameter.CommId',
  'MissingParameter.CommIdOrSdkAppId',
  'InvalidParameter:type',
  'UnknownParameter',
  'InvalidParameter',
] as const;

type InputError = (typeof inputErrors)[number];

/** Of several problems the first kind in this order is told. */
const kinds = ['missing', 'type', 'unknown', 'value'] as const;

/** The codes that actions have for a missing parameter of their own. */
const ownCodes: Readonly<Record<string, InputError>> = {
  SdkAppId: 'MissingParameter.SdkAppId',
  RoomId: 'MissingParameter.RoomId',
  StrRoomId: 'MissingParameter.RoomId',
  UserId: 'MissingParameter.UserId',
  UserIds: 'MissingParameter.UserIds',
  StartTime: 'MissingParameter.StartTs',
  EndTime: 'MissingParameter.EndTs',
  CommId: 'MissingParameter.CommId',
};

const appAndRoom = ['SdkAppId', 'RoomId', 'StrRoomId'];

/** Turns what is wrong with an input into the error that is told; undefined when nothing is wrong. */
export function refuseInput(
  problems: readonly InputProblem[],
  operation: Operation | undefined,
  assume: Assume<typeof assumptions>,
): Refused<InputError> | undefined {
  const [kind, problem] =
    kinds
      .map((kind) => [kind, problems.find((problem) => kindOf(problem) === kind)] as const)
      .find(([, problem]) => problem) ?? [];
  if (!problem) return undefined;
  switch (kind) {
    case 'missing':
      return refuse(missingCode(problem.path, operation, assume), problem.reason, { name: problem.path });
    case 'type':
      return refuse('InvalidParameter:type', typeReason(problem, operation?.input), { name: problem.path });
    case 'unknown':
      return refuse('UnknownParameter', problem.reason, { name: problem.path });
    default:
      return refuse('InvalidParameter', problem.reason);
  }
}

/** A negative number has the wrong type, because the model's integers have no sign. */
function kindOf({ kind, refusal }: InputProblem): InputProblem['kind'] {
  return kind === 'value' && refusal === 'InvalidParameter:type' ? 'type' : kind;
}

function missingCode(
  name: string,
  operation: Operation | undefined,
  assume: Assume<typeof assumptions>,
): InputError {
  const value = assume('tencent-trtc.missing-field-code');
  const isOwn =
    value === 'own where listed' || (value === 'own for app and room' && appAndRoom.includes(name));
  const codes = [preferredCode(name, operation, assume), ownCodes[name]];
  const listed = codes.find((code) => code && operation?.errors.includes(code));
  return (isOwn && listed) || 'MissingParameter';
}

/** Some actions list two codes for a call without SdkAppId. */
function preferredCode(
  name: string,
  operation: Operation | undefined,
  assume: Assume<typeof assumptions>,
): InputError | undefined {
  if (name !== 'SdkAppId') return undefined;
  const isHistory = operation?.errors.includes('MissingParameter.CommIdOrSdkAppId');
  return assume(isHistory ? 'tencent-trtc.missing-history-app-code' : 'tencent-trtc.missing-app-code');
}

/** What null gets is decided by an assumption, in a field that may be left out and in any other. */
function typeReason(problem: InputProblem, form: Operation['input'] | undefined): Reason {
  const why = refineReason(problem, form);
  return why.received === 'null' ? { ...why, assumption: 'tencent-trtc.null-parameter' } : why;
}

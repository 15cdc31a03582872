import { valueInProfile, type Assumption } from '../../../contracts/core/contract/assumption.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import type { WireOutput } from '../../../contracts/core/contract/operation.ts';
import type { ControlOperations } from '../../../contracts/control/index.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { AssumptionSettings, Sandbox } from '../../core/sandbox/sandbox.ts';
import { findSandbox, type ControlContext, type ControlHandler, type PatientHandler } from '../context.ts';
import { findLeanedOn, findOtherAnswers } from '../replay-calls.ts';
import type { Work } from '../turns.ts';
import { findEntry } from './find-journal-entry.ts';

export const listAssumptions: ControlHandler<'listAssumptions'> = (_, { emulator }) => ({
  assumptions: everyAssumption(emulator).map(({ id, vendor, assumption }) => ({
    id,
    vendor,
    operation: assumption.operations ? [...assumption.operations] : null,
    question: assumption.question,
    default: assumption.default,
    alternatives: [...assumption.alternatives],
    evidence: assumption.evidence,
    notice: assumption.notice,
  })),
});

export const getAssumptions: ControlHandler<'getAssumptions'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  return isFailure(sandbox) ? sandbox : describeAssumptions(sandbox, context);
};

export const putAssumptions: ControlHandler<'putAssumptions'> = ({ path, body }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  sandbox.assumptions = { profile: body.profile ?? sandbox.assumptions.profile, values: body.values };
  return describeAssumptions(sandbox, context);
};

/** So many calls that would be answered otherwise are shown: the latest. */
const mostShown = 100;

export const compareAssumptions: PatientHandler<'compareAssumptions'> = ({ path, query }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const { profile, values } = sandbox.assumptions;
  const { assumption, value } = query;
  const chosen = assumption === undefined || value === undefined ? {} : { [assumption]: value };
  return compare(sandbox, context, {
    profile: query.profile ?? profile,
    values: { ...values, ...chosen },
  });
};

function* compare(
  sandbox: Sandbox,
  { emulator }: ControlContext,
  decided: AssumptionSettings,
): Work<WireOutput<ControlOperations['compareAssumptions']>> {
  const { calls, unlike, differing } = yield* findOtherAnswers(sandbox, emulator, decided);
  return {
    calls,
    unlike,
    differing: differing.length,
    shown: differing.slice(-mostShown).map(({ entry, before, after }) => ({
      entry: entry.id,
      vendor: entry.vendor,
      ...(entry.operation !== undefined && { operation: entry.operation }),
      before,
      after,
    })),
  };
}

export const getEntryAssumptions: PatientHandler<'getEntryAssumptions'> = ({ path }, context) => {
  const found = findEntry(context, path);
  return isFailure(found) ? found : leanedOn(found, context);
};

function* leanedOn(
  { sandbox, entry }: { readonly sandbox: Sandbox; readonly entry: JournalEntry },
  { emulator }: ControlContext,
): Work<WireOutput<ControlOperations['getEntryAssumptions']>> {
  const { isRepeated, leanedOn: found } = yield* findLeanedOn(entry, sandbox, emulator);
  const { assumptions } = emulator.implementation(entry.vendor).vendor;
  return {
    isRepeated,
    assumptions: found.map(({ id, decided, otherwise }) => {
      const { question, evidence, notice } = assumptions[id]!;
      return { id, question, decided, evidence, notice, otherwise: [...otherwise] };
    }),
  };
}

function describeAssumptions({ assumptions: { profile, values } }: Sandbox, { emulator }: ControlContext) {
  const decided = everyAssumption(emulator).map(({ id, assumption }) => [
    id,
    values[id] ?? valueInProfile(assumption, profile),
  ]);
  return { profile, values: { ...values }, decided: Object.fromEntries(decided) as Record<string, string> };
}

interface Numbered {
  readonly id: string;
  readonly vendor: string;
  readonly assumption: Assumption;
}

function everyAssumption(emulator: ControlContext['emulator']): readonly Numbered[] {
  return emulator.vendors.flatMap(({ name, assumptions }) =>
    Object.entries(assumptions).map(([id, assumption]) => ({ id, vendor: name, assumption })),
  );
}

import { valueInProfile, type Assumption } from '../../../contracts/core/contract/assumption.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { findSandbox, type ControlContext, type ControlHandler } from '../context.ts';

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

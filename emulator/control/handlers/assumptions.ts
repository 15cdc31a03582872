import { choiceOf, type Assumption } from '../../../contracts/core/contract/assumption.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import type { World } from '../../core/sandbox/sandbox.ts';
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
  const world = findSandbox(context, path.id);
  return isFailure(world) ? world : describeLedger(world, context);
};

export const putAssumptions: ControlHandler<'putAssumptions'> = ({ path, body }, context) => {
  const world = findSandbox(context, path.id);
  if (isFailure(world)) return world;
  world.ledger = { profile: body.profile ?? world.ledger.profile, choices: body.choices };
  return describeLedger(world, context);
};

function describeLedger({ ledger: { profile, choices } }: World, { emulator }: ControlContext) {
  const decided = everyAssumption(emulator).map(({ id, assumption }) => [
    id,
    choices[id] ?? choiceOf(assumption, profile),
  ]);
  return { profile, choices: { ...choices }, decided: Object.fromEntries(decided) as Record<string, string> };
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

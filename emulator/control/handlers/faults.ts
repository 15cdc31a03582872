import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { withoutBlanks } from '../../../contracts/core/contract/filled-error-key.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { findSandbox, type ControlHandler } from '../context.ts';

export const getFaults: ControlHandler<'getFaults'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  return isFailure(sandbox) ? sandbox : describeFaults(sandbox);
};

export const putFaults: ControlHandler<'putFaults'> = ({ path, body }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  sandbox.faults.replace(body.rules);
  return describeFaults(sandbox);
};

export const deleteFaults: ControlHandler<'deleteFaults'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  sandbox.faults.replace([]);
  return undefined;
};

export function describeFaults(sandbox: Sandbox) {
  return {
    rules: sandbox.faults.report().map(({ rule, matched, fired }) => ({ ...told(rule), matched, fired })),
  };
}

function told(rule: FaultRule): FaultRule {
  const { effect } = rule;
  return effect.type === 'error'
    ? { ...rule, effect: { ...effect, code: withoutBlanks(effect.code) } }
    : rule;
}

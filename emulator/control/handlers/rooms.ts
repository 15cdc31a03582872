import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import { assumeIn } from '../../core/sandbox/sandbox.ts';
import { findSandbox, findVendor, type ControlHandler } from '../context.ts';

export const enterRoom: ControlHandler<'enterRoom'> = (input, context) => pass('enter', input, context);
export const leaveRoom: ControlHandler<'leaveRoom'> = (input, context) => pass('leave', input, context);

function pass(
  way: 'enter' | 'leave',
  { path, body }: Parameters<ControlHandler<'enterRoom'>>[0],
  context: Parameters<ControlHandler<'enterRoom'>>[1],
): ReturnType<ControlHandler<'enterRoom'>> {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const implementation = findVendor(context, path.vendor);
  if (isFailure(implementation)) return implementation;
  const { vendor, stateStore } = implementation;
  const admission = stateStore[way](sandbox.states.get(vendor.name), {
    room: path.room,
    user: body.user,
    device: body.device,
    ip: body.ip,
    now: sandbox.clock.now(),
    assume: assumeIn(sandbox, vendor),
  });
  return admission ?? fail('unknown-name', { kind: 'room', name: path.room, hint: '' });
}

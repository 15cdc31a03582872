import { describeReason, clean, type Reason } from '../../contracts/core/contract/reason.ts';
import type { Damage } from '../../contracts/core/recipe/recipe.ts';
import { noon } from '../../emulator/recipes/recipe-scenario.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { defaultSandbox } from '../../emulator/core/engine/emulator.ts';
import { assemble, settleInputs } from '../../emulator/assembly/create-emulator.ts';

/** A call that some client gets wrong. */
export interface WrongCall {
  readonly operation: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly state?: Readonly<Record<string, unknown>>;
  readonly damage?: Damage;
}

/** Why a new emulator refuses a call, as data and in one line. */
export function refusalOf(
  vendor: Vendor,
  { operation, input = {}, state = {}, damage }: WrongCall,
): { readonly reason: Reason | undefined; readonly text: string } {
  const clock = { mode: 'frozen', now: noon } as const;
  const emulator = assemble(
    settleInputs({ [defaultSandbox]: { clock, state: { [vendor.name]: state } } }),
    {},
  );
  const call = {
    input,
    credential: vendor.credential.fake as unknown,
    baseUrl: 'http://emulator.test',
    now: Date.parse(noon),
    ids: createSeededIds(1),
  };
  const { method, target, headers, body } = writeCall(vendor, operation, call, damage);
  const { entry } = emulator.handle(vendor.name, { method, target, headers, body });
  const { reason } = entry;
  return { reason, text: reason ? describeReason(clean(reason, emulator)) : 'no reason' };
}

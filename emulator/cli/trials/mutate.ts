import type { AnsweredCall } from '../../core/variants/answered-call.ts';
import { varyBody, variantsOf } from '../../core/variants/reply-variants.ts';
import type { ChangeBody, Played } from './run-once.ts';
import type { Trial } from './trial.ts';

const asked =
  'The documents allow this, so nothing needs to change: read what you know by its name, and let the rest be.';

/** A trial for each change that could be made to a reply of the first run, operation by operation. */
export function mutateTrials({ watched, emulator }: Played): readonly Trial[] {
  const trials = new Map<string, Trial>();
  for (const entry of watched.samples()) {
    const { operation, outcome, reply, vendor: name } = entry;
    if (operation === undefined) continue;
    const { vendor } = emulator.implementation(name);
    const call: AnsweredCall = { vendor, operation, outcome, reply, input: () => emulator.inputOf(entry) };
    for (const { id: variant, description } of variantsOf(call)) {
      const id = `${name} ${operation} ${variant}`;
      const change = `${variant}: ${description}`;
      trials.set(id, { id, vendor: name, operation, change, asked, at: 0, variant });
    }
  }
  return [...trials.values()];
}

/** What a trial does to the replies of a run. */
export function changeOf({ vendor, operation, variant }: Trial): ChangeBody {
  return (call) =>
    variant === undefined || call.vendor.name !== vendor || call.operation !== operation
      ? undefined
      : varyBody(call, variant);
}

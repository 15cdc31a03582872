import type { ControlOperations } from '../../contracts/control/index.ts';
import type { ProblemKind } from '../../contracts/control/problems.ts';
import { fail, type Failure } from '../../contracts/core/failure.ts';
import { hintAt } from '../../contracts/core/nearest-names.ts';
import type { Input, WireOutput } from '../../contracts/core/operation.ts';
import type { Emulator } from '../core/emulator.ts';
import type { Implementation } from '../core/implement.ts';
import type { World } from '../core/world.ts';

/** What the control API works on. */
export interface ControlContext {
  readonly emulator: Emulator;
  readonly version: string;
  readonly controlUrl: () => string;
  /** Where a vendor's calls go. */
  readonly baseUrlOf: (vendor: string) => string;
}

export type ControlHandler<Key extends keyof ControlOperations> = (
  input: Input<ControlOperations[Key]>,
  context: ControlContext,
) => WireOutput<ControlOperations[Key]> | Failure<ProblemKind>;

export type ControlHandlers = { readonly [Key in keyof ControlOperations]: ControlHandler<Key> };

export function findSandbox({ emulator }: ControlContext, id: string): World | Failure<'unknown-sandbox'> {
  const known = emulator.worlds().map(({ settings }) => settings.id);
  return emulator.world(id) ?? fail('unknown-sandbox', { id, hint: hintAt(id, known) });
}

export function implementationsOf({ emulator }: ControlContext): readonly Implementation[] {
  return emulator.vendors.map(({ name }) => emulator.implementation(name));
}

export function findVendor(
  { emulator }: ControlContext,
  name: string,
): Implementation | Failure<'unknown-name'> {
  const known = emulator.vendors.map((vendor) => vendor.name);
  return known.includes(name)
    ? emulator.implementation(name)
    : fail('unknown-name', { kind: 'vendor', name, hint: hintAt(name, known) });
}

import type { Emulator } from './emulator.ts';

/** Bytes of bodies that an emulator holds at a moment, whoever sent them and to which of its doors. */
export interface HeldBytes {
  bytes: number;
}

/** An attacker may come to several doors of an emulator at once. */
const heldByEmulator = new WeakMap<Emulator, HeldBytes>();

export function heldBytesOf(emulator: Emulator): HeldBytes {
  const held = heldByEmulator.get(emulator) ?? { bytes: 0 };
  heldByEmulator.set(emulator, held);
  return held;
}

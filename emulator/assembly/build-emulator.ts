import type { Mute } from '../../contracts/core/diagnosis/mute.ts';
import type { HostClock } from '../core/engine/clock.ts';
import { createEmulator, type Emulator } from '../core/engine/emulator.ts';
import type { VaryReply } from '../core/variants/answered-call.ts';
import type { CredentialIndex } from '../core/sandbox/sandboxes.ts';
import type { SavedSandbox } from '../core/sandbox/saved-sandbox.ts';
import type { SandboxSettings } from '../core/sandbox/sandbox.ts';
import { implementations } from '../vendors/index.ts';

/** What all sandboxes of an emulator share, as it was read: nothing of it is checked any more. */
export interface BuildOptions {
  readonly now?: HostClock | undefined;
  readonly debugHeaders?: 'on' | 'off' | undefined;
  readonly allowedOrigins?: readonly string[];
  readonly mutes?: readonly Mute[];
  readonly varyReply?: VaryReply | undefined;
}

/** An emulator of all vendors, with new sandboxes and saved ones; `credentialIndex` finds a call's sandbox in another way. */
export function buildEmulator(
  sandboxes: readonly SandboxSettings[],
  { now = Date.now, debugHeaders = 'on', allowedOrigins = [], mutes = [], varyReply }: BuildOptions,
  saved: readonly SavedSandbox[] = [],
  credentialIndex?: CredentialIndex,
): Emulator {
  return createEmulator({
    implementations: Object.values(implementations),
    host: now,
    debugHeaders,
    allowedOrigins,
    mutes,
    ...(varyReply && { varyReply }),
    credentialIndex,
    saved,
    sandboxes,
  });
}

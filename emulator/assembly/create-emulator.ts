import { z } from 'zod';
import { sandboxForm, type SandboxForm, type SandboxInput } from '../../contracts/control/config.ts';
import { originList } from '../../contracts/control/origin-list.ts';
import type { HostClock } from '../core/engine/clock.ts';
import { defaultSandbox, type Emulator } from '../core/engine/emulator.ts';
import type { VaryReply } from '../core/variants/answered-call.ts';
import type { CredentialIndex } from '../core/sandbox/sandboxes.ts';
import type { SavedSandbox } from '../core/sandbox/saved-sandbox.ts';
import type { SandboxSettings } from '../core/sandbox/sandbox.ts';
import { buildEmulator } from './build-emulator.ts';
import { muteTexts, readMutes } from './mutes.ts';
import { settle } from './resolve-settings.ts';
import { checkGiven } from './wrong-form.ts';
import { implementations } from '../vendors/index.ts';

/** What all sandboxes of an emulator share. All of it is optional. */
export interface AssemblyOptions {
  /** The machine's time in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: HostClock;
  /** `off` leaves the `x-understudy-…` headers out of replies. Default: `on`. */
  readonly debugHeaders?: 'on' | 'off';
  /**
   * Web pages that may call the vendors' ports besides those of this machine, by their origins: `https://app.example`.
   * Whatever a page of another origin sends is refused before anything else. Throws a `WrongForm` for what is no origin.
   * Default: none.
   */
  readonly allowOrigins?: readonly string[];
  /**
   * Findings that are not to be reported: rules, `RULE:OPERATION`, or ids of findings. Throws a `WrongForm` for what names
   * nothing. Default: all are reported.
   */
  readonly mute?: readonly string[];
  /** Changes the bodies of replies on their way out. Default: they stay as the vendor would have them. */
  readonly varyReply?: VaryReply;
}

const optionsForm = z.object({ allowOrigins: originList.default([]), mute: muteTexts.default([]) });

const sandboxesForm = z.object({ sandboxes: z.record(z.string(), sandboxForm) });

/** Validates everything that a program gives to an emulator at once. Throws a `WrongForm`. */
export function checkAll(given: object): void {
  checkGiven(given, sandboxesForm.partial().extend(optionsForm.shape));
}

/** Builds an emulator of all vendors from what a program gave. Throws a `WrongForm`. */
export function assemble(
  sandboxes: readonly SandboxSettings[],
  options: AssemblyOptions,
  saved: readonly SavedSandbox[] = [],
  credentialIndex?: CredentialIndex,
): Emulator {
  const { allowOrigins, mute } = checkGiven(options, optionsForm);
  const { now, debugHeaders, varyReply } = options;
  const read = { now, debugHeaders, allowedOrigins: allowOrigins, mutes: readMutes(mute), varyReply };
  return buildEmulator(sandboxes, read, saved, credentialIndex);
}

/** Settles sandboxes that nobody has validated yet, and the default one. Throws a `WrongForm`. */
export function settleInputs(sandboxes: Readonly<Record<string, SandboxInput>>): readonly SandboxSettings[] {
  return settleForms(checkGiven({ sandboxes }, sandboxesForm).sandboxes);
}

/** The same for sandboxes that have been validated already. */
export function settleForms(sandboxes: Readonly<Record<string, SandboxForm>>): readonly SandboxSettings[] {
  const { [defaultSandbox]: standard = sandboxForm.parse({}), ...others } = sandboxes;
  const claimed = new Set<string>();
  return Object.entries({ [defaultSandbox]: standard, ...others }).map(([id, form]) => {
    const settings = settle(id, form, (vendor, credentialId) => claimed.has(`${vendor} ${credentialId}`));
    for (const { vendor } of Object.values(implementations))
      claimed.add(`${vendor.name} ${vendor.credential.id(settings.credentials[vendor.name])}`);
    return settings;
  });
}

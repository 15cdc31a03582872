export type { SandboxInput } from '../../contracts/control/config.ts';
export type { FaultRuleInput, SandboxCredentials } from '../../contracts/control/input-types.ts';
export type { ShownFinding } from '../../contracts/control/findings.ts';
export type { ShownEntry } from '../../contracts/control/journal-forms.ts';
export type { Ban, BanMatch } from './find-bans.ts';
export {
  sandboxMatchers,
  type BanExpectation,
  type CallExpectation,
  type FindingExpectation,
  type SandboxMatchers,
} from './matchers.ts';
export { openSandbox, type OpenOptions } from './open-sandbox.ts';
export type {
  CallMatch,
  ClockInput,
  Sandbox,
  SandboxClock,
  SandboxFaults,
  SandboxJournal,
  SandboxOptions,
  VendorOptions,
} from './sandbox.ts';

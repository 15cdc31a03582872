import { buildEmulator } from '../../assembly/build-emulator.ts';
import type { AssemblyOptions } from '../../assembly/create-emulator.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import type { SandboxSettings } from '../../core/sandbox/sandbox.ts';
import type { MuteOption } from '../options/mute.ts';

/** Whether replies carry our own headers, as the command line says it. */
export interface DebugHeadersOption {
  readonly debugHeaders: boolean;
}

/** Which pages may call, as the command line says it. */
export interface OriginsOption {
  readonly allowOrigin?: readonly string[];
}

/** What the command line says of the whole emulator. */
export interface WholeOptions extends DebugHeadersOption, OriginsOption, MuteOption {}

/** What an emulator begins as. */
export interface Setup {
  readonly sandboxes: readonly SandboxSettings[];
  readonly allowOrigins: readonly string[];
  readonly mute: readonly string[];
}

/** What stands in no file. */
export const nothingSaid: Pick<Setup, 'allowOrigins' | 'mute'> = { allowOrigins: [], mute: [] };

/** The emulator of a configuration file; without one it has the default sandbox alone. Throws a `FileProblem`. */
export async function makeEmulator(config: string | undefined, options: WholeOptions): Promise<Emulator> {
  const setup = await chooseSetup(config);
  const assembly = readAssembly(options, setup);
  const { debugHeaders, allowOrigins = [], mute = [] } = assembly;
  // Most runs say nothing that has a form, and start sooner without the forms.
  if (allowOrigins.length + mute.length === 0) return buildEmulator(setup.sandboxes, { debugHeaders });
  const { assemble } = await import('../../assembly/create-emulator.ts');
  return assemble(setup.sandboxes, assembly);
}

/** What a configuration file says; without one there is the default sandbox, in the demo state. Throws a `FileProblem`. */
export async function chooseSetup(config: string | undefined): Promise<Setup> {
  if (config === undefined) {
    const { standardSettings } = await import('../../assembly/standard-settings.ts');
    return { sandboxes: standardSettings(), ...nothingSaid };
  }
  const [{ readConfig }, { settleForms }] = await Promise.all([
    import('../../assembly/config-file.ts'),
    import('../../assembly/create-emulator.ts'),
  ]);
  const { sandboxes, ...rest } = await readConfig(config);
  return { sandboxes: settleForms(sandboxes), ...rest };
}

/** What holds for the whole emulator: the command line adds to what the file says. */
export function readAssembly(
  { debugHeaders, allowOrigin = [], mute = [] }: WholeOptions,
  file: Pick<Setup, 'allowOrigins' | 'mute'>,
): Pick<AssemblyOptions, 'debugHeaders' | 'allowOrigins' | 'mute'> {
  return {
    debugHeaders: debugHeaders ? 'on' : 'off',
    allowOrigins: [...file.allowOrigins, ...allowOrigin],
    mute: [...file.mute, ...mute],
  };
}

import { assemble, settleForms, type AssemblyOptions } from '../assemble.ts';
import type { Emulator } from '../core/emulator.ts';
import type { WorldSettings } from '../core/world.ts';
import { createDemoForm } from '../demo-world.ts';

/** Whether replies carry our own headers, as the command line says it. */
export interface MarksOption {
  readonly marks: boolean;
}

/** The emulator of a configuration file, or the one of the demo world. Throws a `FileProblem`. */
export async function makeEmulator(config: string | undefined, options: MarksOption): Promise<Emulator> {
  return assemble(await chooseSandboxes(config), readMarks(options));
}

/** The sandboxes of a configuration file, or the demo world. Throws a `FileProblem`. */
export async function chooseSandboxes(config: string | undefined): Promise<readonly WorldSettings[]> {
  if (config === undefined) return settleForms({ default: await createDemoForm() });
  const { readConfig } = await import('../config-file.ts');
  return settleForms((await readConfig(config)).sandboxes);
}

export function readMarks({ marks }: MarksOption): Pick<AssemblyOptions, 'marks'> {
  return { marks: marks ? 'on' : 'off' };
}

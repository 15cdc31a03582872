import { runHere } from './program.ts';

/** The commands that a help text lists. */
async function listedIn(...command: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runHere(...command, '--help');
  const [list = ''] = stdout.split('\nCommands:\n')[1]?.split('\n\n') ?? [];
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
}

/** Every command that does something, with the names of its parents before it. */
export async function allCommands(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await listedIn()) {
    const below = await listedIn(name);
    found.push(...(below.length === 0 ? [name] : below.map((each) => `${name} ${each}`)));
  }
  return found;
}

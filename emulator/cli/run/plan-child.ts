/** What decides how a command is started. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Windows finds names in it whatever the case of their letters. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isFile: (path: string) => boolean;
}

/** What `spawn` is called with. */
export interface ChildPlan {
  readonly file: string;
  readonly args: readonly string[];
  /** Whether the arguments are quoted already, as only Windows asks. */
  readonly windowsVerbatimArguments: boolean;
}

/**
 * How a command is started. Windows runs programs only; `npm` is a script there (`npm.cmd`), which `cmd.exe` has to run,
 * and Node refuses to start such scripts directly.
 */
export function planChild(file: string, args: readonly string[], machine: Machine): ChildPlan {
  const asItIs = { file, args, windowsVerbatimArguments: false };
  if (machine.platform !== 'win32') return asItIs;
  const found = findProgram(file, machine);
  if (found === undefined) return asItIs;
  if (/\.(?:exe|com)$/i.test(found)) return { ...asItIs, file: found };
  // What a script of npm gets passes through `cmd.exe` a second time.
  const line = [escapeCommand(found), ...args.map(escapeArgument)].join(' ');
  return {
    file: variable(machine, 'COMSPEC') ?? 'cmd.exe',
    args: ['/d', '/s', '/c', `"${line}"`],
    windowsVerbatimArguments: true,
  };
}

function findProgram(file: string, machine: Machine): string | undefined {
  const endings = (variable(machine, 'PATHEXT') ?? '.COM;.EXE;.BAT;.CMD').split(';').filter(Boolean);
  const hasEnding = endings.some((ending) => file.toLowerCase().endsWith(ending.toLowerCase()));
  const names = hasEnding ? [file] : endings.map((ending) => file + ending.toLowerCase());
  const folders = /[\\/]/.test(file) ? [''] : (variable(machine, 'PATH') ?? '').split(';').filter(Boolean);
  return folders
    .flatMap((folder) =>
      names.map((name) => (folder === '' ? name : `${folder.replace(/[\\/]$/, '')}\\${name}`)),
    )
    .find(machine.isFile);
}

function variable({ env }: Machine, name: string): string | undefined {
  return Object.entries(env).find(([key]) => key.toUpperCase() === name)?.[1];
}

/** The characters that mean something to `cmd.exe`. */
const meaningful = /([()\][%!^"`<>&|;, *?])/g;

function escapeCommand(file: string): string {
  return file.replaceAll('/', '\\').replaceAll(meaningful, '^$1');
}

/** Quoted as programs split their line (backslashes count before a quote alone), then kept from `cmd.exe` twice. */
function escapeArgument(text: string): string {
  const quoted = `"${text.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1')}"`;
  return quoted.replaceAll(meaningful, '^$1').replaceAll(meaningful, '^$1');
}

/** Everything that is otherwise on Windows, each as a function of the platform; nothing else asks on which one it runs. */

/** The signals by which somebody ends a program: Windows has one for Ctrl-Break, and no other program can send SIGTERM there. */
export function stopSignals(platform: NodeJS.Platform = process.platform): readonly NodeJS.Signals[] {
  return platform === 'win32' ? ['SIGINT', 'SIGBREAK'] : ['SIGINT', 'SIGTERM'];
}

/** Lets a function hear of the signals that end a program; what it gives takes the function off again. */
export function onStop(
  listener: (signal: NodeJS.Signals) => void,
  platform: NodeJS.Platform = process.platform,
): () => void {
  const signals = stopSignals(platform);
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/** How a command is started so that all it starts can be ended with it. Windows knows no groups, and would open a window. */
export function inOwnGroup(platform: NodeJS.Platform = process.platform): {
  readonly detached: boolean;
  readonly windowsHide: boolean;
} {
  return { detached: platform !== 'win32', windowsHide: true };
}

/** What ends a process and all that it has started: a program, or a signal to its group. */
export function endingOf(
  leader: number,
  platform: NodeJS.Platform = process.platform,
): { readonly run: readonly [string, ...string[]] } | { readonly kill: number } {
  return platform === 'win32' ? { run: ['taskkill', '/pid', String(leader), '/t', '/f'] } : { kill: -leader };
}

/** Whether others than its owner may write what has this mode. The bits say nothing on Windows, where access lists decide. */
export function isWritableByOthers(mode: number, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'win32' && (mode & 0o022) !== 0;
}

/** Whether a folder can be opened to write its names to the disk. */
export function canSyncFolders(platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'win32';
}

/**
 * Whether a process has ended. On Windows nobody can say: the shells that have `$!` there count processes in a way of their own.
 * One of another user counts as running.
 */
export function hasEnded(pid: number, platform: NodeJS.Platform = process.platform): boolean {
  if (platform === 'win32') return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** What stands between the folders of a list, as in `PATH`. */
export function pathDelimiter(platform: NodeJS.Platform = process.platform): ':' | ';' {
  return platform === 'win32' ? ';' : ':';
}

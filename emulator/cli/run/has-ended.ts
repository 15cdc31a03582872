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

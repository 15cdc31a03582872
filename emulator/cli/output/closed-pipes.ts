/**
 * Goes on when nobody reads what is written any more, as after `understudy journal | head -1`: a server keeps
 * serving, and a command ends as it would have. Other failures to write are told once. Gives whether there was one.
 */
export function surviveClosedPipes(): () => boolean {
  let hasFailed = false;
  const onError = (name: string, error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' || hasFailed) return;
    hasFailed = true;
    process.exitCode = 1;
    if (name === 'stdout')
      process.stderr.write(`understudy: The output cannot be written: ${error.message}.\n`);
  };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].on('error', (error: NodeJS.ErrnoException) => {
      onError(name, error);
    });
  }
  return () => hasFailed;
}

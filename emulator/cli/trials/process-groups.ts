import { spawn } from 'node:child_process';
import { endingOf, onStop } from '../../platform.ts';
import { printError } from '../output/print-line.ts';

/** The processes that are under way, each the first of a group that is ended with it. */
export interface ProcessGroups {
  add(leader: number): void;
  /** Ends a process and all that it has started. */
  end(leader: number | undefined): void;
}

const running = new Set<number>();

export const processGroups: ProcessGroups = {
  add: (leader) => running.add(leader),
  end(leader) {
    if (leader === undefined) return;
    running.delete(leader);
    endGroup(leader);
  },
};

/** What happens when somebody stops us. */
export interface Interruption {
  /** Gives what to tell then. */
  say: () => string;
  /** From now on nothing of the kind happens. */
  end(): void;
}

/** Ends all commands that are under way when somebody stops us, tells of it, and ends with 130. */
export function endAllOnQuit(): Interruption {
  const onQuit = (): void => {
    for (const leader of running) endGroup(leader);
    const words = interruption.say();
    if (words !== '') printError(words);
    process.exit(130);
  };
  const interruption: Interruption = { say: () => '', end: onStop(onQuit) };
  return interruption;
}

function endGroup(leader: number): void {
  const ending = endingOf(leader);
  if ('run' in ending) {
    const [program, ...args] = ending.run;
    spawn(program, args, { stdio: 'ignore' }).on('error', () => undefined);
    return;
  }
  try {
    process.kill(ending.kill, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}

import { CallList } from '../control/recent-calls.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import { AppliedCall, byStanding, callsBehind, type Standing } from './applied-call.ts';

/** Whoever follows the calls of one sandbox. Their order in its journal is that of the log. */
interface Follower {
  readonly sandbox: string;
  readonly list: CallList<AppliedCall>;
  told: Standing;
}

/** What those are told who want the calls of one sandbox, which is the only one that has to be loaded for them. */
export interface SandboxCalls {
  /** Begins behind a place, with what the journal of the sandbox still has. */
  follow(
    sandbox: string,
    position: Standing,
  ): { readonly list: CallList<AppliedCall>; readonly end: () => void };
  /** Hears of a call that was applied. Gives whether anybody is told. */
  note(call: AppliedCall): boolean;
  /** The sandbox was loaded: its journal may have calls of which nobody was told. */
  catchUp(sandbox: string): void;
}

export function createSandboxCalls(emulator: Emulator): SandboxCalls {
  const followers = new Set<Follower>();
  const followersOf = (sandbox: string): readonly Follower[] =>
    [...followers].filter((follower) => follower.sandbox === sandbox);
  const tell = (follower: Follower, call: AppliedCall): void => {
    if (byStanding(call, follower.told) <= 0) return;
    follower.told = call;
    follower.list.add(call);
  };
  const fill = (follower: Follower): void => {
    for (const call of callsBehind(emulator, follower.sandbox, follower.told)) tell(follower, call);
  };
  return {
    follow(sandbox, position) {
      const follower = { sandbox, list: new CallList<AppliedCall>(), told: position };
      fill(follower);
      followers.add(follower);
      return { list: follower.list, end: () => void followers.delete(follower) };
    },
    note(call) {
      const all = followersOf(call.sandbox);
      for (const follower of all) tell(follower, call);
      return all.length > 0;
    },
    catchUp(sandbox) {
      for (const follower of followersOf(sandbox)) fill(follower);
    },
  };
}

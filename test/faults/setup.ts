import { onTestFinished } from 'vitest';
import { createControlClient, type ControlClient } from '../../clients/control/index.ts';
import type { FaultRuleInput } from '../../contracts/control/input-types.ts';
import type { Emulator } from '../../emulator/core/engine/emulator.ts';
import { startEmulator } from '../../emulator/index.ts';

export type { FaultRuleInput as RuleInput } from '../../contracts/control/input-types.ts';

/** A running emulator whose default sandbox was configured with fault rules. */
export interface Setup {
  readonly emulator: Emulator;
  readonly control: ControlClient;
  /** The environment that a child process gets. */
  readonly env: Readonly<Record<string, string>>;
  /** Resolves when the next call has been handled, whatever becomes of its reply. */
  heard(): Promise<void>;
}

export const chat = { vendor: 'tencent-chat' } as const;
export const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
export const activity = { ActivityId: 1819171234140099 };

const state = {
  'tencent-chat': { rooms: [{ RoomId: 'test', members: ['user1', 'user2'] }] },
  'volcengine-livesaas': {
    activities: [{ ...activity, users: [{ UserId: 2001 }, { UserId: 2002 }, { UserId: 2003 }] }],
  },
};

/** Starts an emulator that closes when the test is over. */
export async function openSetup(
  faults: readonly FaultRuleInput[],
  debugHeaders: 'on' | 'off' = 'on',
): Promise<Setup> {
  const server = await startEmulator({ port: 0, sandboxes: { default: { state, faults } }, debugHeaders });
  onTestFinished(() => server.close());
  const control = createControlClient({ baseUrl: server.controlUrl });
  const { env } = await control.getSandbox({ path: { id: 'default' } });
  return { emulator: server.emulator, control, env, heard: () => hearNext(server.emulator) };
}

function hearNext(emulator: Emulator): Promise<void> {
  return new Promise((resolve) => {
    const stop = emulator.listen(() => {
      stop();
      resolve();
    });
  });
}

/** A `fetch` that keeps what it received. */
export function recordingFetch(): {
  readonly fetch: typeof globalThis.fetch;
  readonly responses: Response[];
} {
  const responses: Response[] = [];
  return {
    responses,
    async fetch(input, init) {
      const response = await fetch(input, init);
      responses.push(response.clone());
      return response;
    },
  };
}

import { createControlClient, type ControlClient } from '../../clients/control/index.ts';
import {
  createTencentChatClient,
  type TencentChatClient,
  type TencentChatCredentials,
} from '../../clients/tencent-chat/index.ts';
import type { SandboxInput } from '../../contracts/control/config.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { settleInputs } from '../../emulator/assembly/create-emulator.ts';
import type { ServerOptions } from '../../emulator/server.ts';
import { startShared, type SharedServer } from '../../emulator/cli/run/open-shared.ts';
import { createMemoryLog, type MemoryConnection, type MemoryLog } from '../../emulator/shared/memory-log.ts';
import type { ReplicaOptions } from '../../emulator/shared/replica.ts';

/** The time of the log and of all machines, in milliseconds since 1970; it moves when a test moves it. */
export interface TestTime {
  now: number;
}

export interface TestReplica extends SharedServer {
  readonly connection: MemoryConnection;
  readonly control: ControlClient;
  readonly chat: (credentials?: TencentChatCredentials) => TencentChatClient;
}

export interface TestLog {
  readonly log: MemoryLog;
  readonly time: TestTime;
  /** Starts one more replica, with its sockets; `change` may change its connection before. */
  start(
    options?: Partial<ReplicaOptions>,
    server?: Partial<ServerOptions>,
    change?: (connection: MemoryConnection) => void,
  ): Promise<TestReplica>;
  close(): Promise<void>;
}

export const startOfTests = Date.UTC(2026, 0, 1);

/** A log in memory, and replicas of it. */
export function createTestLog(sandboxes: Readonly<Record<string, SandboxInput>> = {}): TestLog {
  const time = { now: startOfTests };
  const log = createMemoryLog(() => time.now);
  const started: TestReplica[] = [];
  return {
    log,
    time,
    async start(options = {}, server = {}, change) {
      const connection = log.connect();
      change?.(connection);
      const replica = await startShared(
        connection,
        settleInputs(sandboxes),
        { now: () => time.now, ...options },
        { port: 0, ...server },
      );
      const baseUrl = replica.baseUrls['tencent-chat'];
      const test = {
        ...replica,
        connection,
        control: createControlClient({ baseUrl: replica.controlUrl }),
        chat: (credentials: TencentChatCredentials = tencentChat.credential.fake) =>
          createTencentChatClient({ baseUrl, credentials, environment: {}, retry: () => undefined }),
      };
      started.push(test);
      return test;
    },
    async close() {
      for (const replica of started) await replica.close();
    },
  };
}

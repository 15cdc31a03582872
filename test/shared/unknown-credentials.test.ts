import { afterEach, expect, it } from 'vitest';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { createNamedIds } from '../../emulator/core/engine/seeded-ids.ts';
import { registrySubject } from '../../emulator/shared/shared-record.ts';
import { createTestLog, startOfTests, type TestLog } from './replicas.ts';

let shared: TestLog | undefined;

afterEach(async () => {
  await shared?.close();
  shared = undefined;
});

/** A call of an application that no sandbox has. */
function callOfNobody(sdkAppId: number): HttpRequest {
  const { operation, input } = tencentChat.load;
  const call = {
    input,
    credential: { ...tencentChat.credential.fake, sdkAppId },
    baseUrl: 'http://127.0.0.1:1',
    now: startOfTests,
    ids: createNamedIds(`call ${sdkAppId}`),
    options: {},
  };
  const { url, ...request } = writeCall(tencentChat, operation, call, undefined);
  return { ...request, headers: [['Host', new URL(url).host], ...request.headers] };
}

it('asks the log for all calls with credentials of nobody that come while it is being asked, and not for each', async () => {
  shared = createTestLog();
  const { connection, replica } = await shared.start();
  const ask = connection.lastSequence.bind(connection);
  const questions: (() => void)[] = [];
  connection.lastSequence = async (subject) => {
    if (subject === registrySubject) {
      await new Promise<void>((resolve) => questions.push(resolve));
    }
    return ask(subject);
  };
  const calls = Array.from({ length: 100 }, (_, index) =>
    replica.call(tencentChat.name, callOfNobody(1_400_000_900 + index)),
  );
  expect(questions).toHaveLength(1);
  questions[0]!();
  // The others came after it was asked, and it may not know what they could.
  await expect.poll(() => questions.length, { timeout: 60_000 }).toBe(2);
  questions[1]!();
  const outcomes = await Promise.all(calls);
  expect(new Set(outcomes.map((answer) => answer?.sandbox))).toEqual(new Set(['default']));
  expect(questions).toHaveLength(2);
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { traceCall, type Walk } from '../../scripts/trace/trace-call.ts';

/** These numbers only ever fall. */
const [mostFiles, mostFunctions] = [28, 90];

describe('the way of one ban', () => {
  let walk: Walk;

  beforeAll(async () => {
    walk = await traceCall('tencent-chat', 'banMember');
  }, 180_000);

  it('never enters the fault module', () => {
    expect(walk.files.filter((file) => file.startsWith('emulator/core/faults/'))).toEqual([]);
  });

  it('goes from the socket to the handler and back', () => {
    const place = (file: string): number => walk.steps.findIndex((step) => step.file === file);
    const order = [
      'emulator/http/fast-path/fast-path.ts',
      'emulator/core/engine/pipeline.ts',
      'contracts/tencent-chat/gateway/checks.ts',
      'emulator/vendors/tencent-chat/handlers/bans.ts',
      'emulator/core/journal/journal.ts',
    ].map(place);
    expect(Math.min(...order)).toBeGreaterThanOrEqual(0);
    expect(order).toEqual(order.toSorted((left, right) => left - right));
  });

  it('touches no more files and functions than it does today', () => {
    expect(walk.files.length).toBeLessThanOrEqual(mostFiles);
    expect(walk.functions).toBeLessThanOrEqual(mostFunctions);
  });

  it('has its files on the page', () => {
    const page = readFileSync(new URL('../../docs/walk.md', import.meta.url), 'utf8');
    const listed = new Set([...page.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file]) => file));
    expect([...listed].toSorted()).toEqual(walk.files.toSorted());
  });
});

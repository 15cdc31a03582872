import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { traceCall, type Walk } from '../../scripts/trace/trace-call.ts';

/** The analysis of findings looks at each call from all sides; it follows the call and decides nothing about it. */
const isAnalysis = (file: string): boolean =>
  /^emulator\/core\/findings\/|\/diagnosis\/findings?\.ts$/.test(file);

/** What is left today without the analysis. These numbers only ever fall. */
const [mostFiles, mostFunctions] = [37, 158];

/** The same with the analysis, which grows with its rules. */
const [mostFilesInAll, mostFunctionsInAll] = [59, 243];

describe('the way of one ban', () => {
  let walk: Walk;

  beforeAll(async () => {
    walk = await traceCall('tencent-chat', 'banMember');
  }, 60_000);

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
    const steps = walk.steps.filter(({ file }) => !isAnalysis(file));
    expect(new Set(steps.map(({ file }) => file)).size).toBeLessThanOrEqual(mostFiles);
    expect(steps.length).toBeLessThanOrEqual(mostFunctions);
    expect(walk.files.length).toBeLessThanOrEqual(mostFilesInAll);
    expect(walk.functions).toBeLessThanOrEqual(mostFunctionsInAll);
  });

  it('has its files on the page', () => {
    const page = readFileSync(new URL('../../docs/walk.md', import.meta.url), 'utf8');
    const listed = new Set([...page.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, file]) => file));
    expect([...listed].toSorted()).toEqual(walk.files.toSorted());
  });
});

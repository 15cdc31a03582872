import { expect, it, onTestFinished } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { createJournal } from '../../emulator/core/journal/journal.ts';
import { startServer } from '../../emulator/server.ts';
import { runHere } from '../cli/program.ts';
import { ban, banning, list, nowhere, openSetup, type Setup } from './setup.ts';

const path = { id: 'default' };

async function open(setup: Setup) {
  const server = await startServer(setup.emulator, { port: 0 });
  onTestFinished(() => server.close());
  const remote = ['--url', server.controlUrl];
  return { control: createControlClient({ baseUrl: server.controlUrl }), remote };
}

/** A client that repeats what was refused for good, and reads one list. */
function misbehave({ call }: Setup): void {
  call(ban, nowhere);
  call(ban, nowhere);
  call(list, { RoomId: 'test', Count: 10 });
}

it('tells the findings, the worst first, with evidence, and forgets them on reset', async () => {
  const setup = openSetup();
  const { control } = await open(setup);
  misbehave(setup);
  const { findings, analyzed, unanalyzed } = await control.getFindings({ path });
  expect(findings.map(({ rule }) => rule)).toEqual([
    'retry-of-a-final-error',
    'tencent-chat.deprecated-page-names',
  ]);
  expect(findings[0]).toMatchObject({
    sandbox: 'default',
    vendor: 'tencent-chat',
    operation: ban,
    evidence: [1, 2],
  });
  expect({ analyzed, unanalyzed }).toEqual({ analyzed: 3, unanalyzed: 0 });
  await control.resetSandbox({ path });
  expect(await control.getFindings({ path })).toEqual({ findings: [], muted: 0, analyzed: 0, unanalyzed: 0 });
});

it('says the same however often it is asked', async () => {
  const setup = openSetup();
  const { control } = await open(setup);
  misbehave(setup);
  const first = await control.getFindings({ path });
  expect(await control.getFindings({ path })).toEqual(first);
});

it('tells the coverage of what was called, with totals that add up', async () => {
  const setup = openSetup();
  const { control } = await open(setup);
  setup.call(ban, banning);
  const { rows, totals } = await control.getCoverage({ path, query: { operations: 'used' } });
  expect(rows.map(({ operation }) => operation)).toEqual([ban]);
  expect(totals).toEqual({
    outcomes: rows[0]!.outcomes.length,
    met: 1,
    handled: 1,
    percentage: totals.percentageMet,
    percentageMet: expect.any(Number),
  });
  expect(totals.percentage).toBeCloseTo(100 / totals.outcomes, 0);
  const all = await control.getCoverage({ path, query: { operations: 'all' } });
  expect(all.rows.length).toBeGreaterThan(50);
  await control.resetSandbox({ path });
  expect((await control.getCoverage({ path, query: {} })).totals.outcomes).toBe(0);
});

it('analyzes calls that the journal drops before anybody asks', () => {
  const setup = openSetup();
  const sandbox = setup.emulator.sandbox('default')!;
  Object.assign(sandbox, { journal: createJournal(1) });
  misbehave(setup);
  expect(sandbox.journal.dropped()).toBe(2);
  expect(sandbox.analyzer.analyzed()).toEqual({ analyzed: 3, unanalyzed: 0 });
  expect(setup.findings().map(({ rule }) => rule)).toContain('retry-of-a-final-error');
});

it('is told by the command line in words and as JSON', async () => {
  const setup = openSetup();
  const { remote } = await open(setup);
  misbehave(setup);
  const { stdout } = await runHere('findings', '--severity', 'warning', ...remote);
  expect(stdout).toContain('warning: A call is repeated after an error that no repetition cures');
  expect(stdout).toMatch(/2 findings in 3 calls\n$/);
  const coverage = await runHere('coverage', ...remote);
  expect(coverage.stdout).toContain('  [-] 100004\n  [ ] 7 never met: success, ');
  const json = await runHere('coverage', '--json', ...remote);
  expect(JSON.parse(json.stdout)).toMatchObject({ unanalyzed: 0, totals: { met: 2 } });
  const wrong = await runHere('findings', '--severity', 'fatal', ...remote);
  expect(wrong.stderr).toContain('Allowed choices are info, warning, error.');
});

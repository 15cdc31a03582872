import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import type { ShownFinding } from '../../contracts/control/findings.ts';
import { readConfig } from '../../emulator/assembly/config-file.ts';
import { readMuteOf } from '../../emulator/assembly/mutes.ts';
import { createEmulator } from '../../emulator/index.ts';
import type { ExecReport } from '../../emulator/report/report.ts';
import { startServer } from '../../emulator/server.ts';
import { fileOf, runHere } from '../cli/program.ts';
import { ban, banning, list, nowhere, openSetup, type Setup } from './setup.ts';

const path = { id: 'default' };
const retry = 'retry-of-a-final-error';
const names = 'tencent-chat.deprecated-page-names';

async function serve(emulator: Setup['emulator']) {
  const server = await startServer(emulator, { port: 0 });
  onTestFinished(() => server.close());
  return {
    control: createControlClient({ baseUrl: server.controlUrl }),
    remote: ['--url', server.controlUrl],
  };
}

/** Repeats what was refused for good, and reads one list by the names of another page. */
function misbehave({ call }: Setup): void {
  call(ban, nowhere);
  call(ban, nowhere);
  call(list, { RoomId: 'test', Count: 10 });
}

/** A running emulator whose client misbehaves, with what the command line says about it. */
async function open() {
  const setup = openSetup();
  misbehave(setup);
  const { control, remote } = await serve(setup.emulator);
  const say = async (...options: readonly string[]) => {
    const { code, stdout, stderr } = await runHere('findings', '--json', ...options, ...remote);
    const { findings, muted } = JSON.parse(stdout) as { findings: ShownFinding[]; muted: number };
    return { code, stderr, muted, rules: findings.map(({ rule }) => rule) };
  };
  const { findings } = await control.getFindings({ path });
  return { say, remote, idOf: (rule: string) => findings.find((finding) => finding.rule === rule)!.id };
}

it('gives a finding the same id in another process, and after other calls', async () => {
  const first = await open();
  const setup = openSetup();
  setup.call(ban, banning);
  setup.call(list, { RoomId: 'other', Count: 1 });
  misbehave(setup);
  const ids = Object.fromEntries(setup.findings().map(({ rule, id }) => [rule, id]));
  expect(ids[names]).toBe(first.idOf(names));
  expect(ids[retry]).toBe(first.idOf(retry));
  expect(ids[retry]).toMatch(/^[0-9a-f]{10}$/);
  expect(ids[retry]).not.toBe(ids[names]);
});

it('tells apart the findings of one rule about two fields of an operation', () => {
  const { call, findings } = openSetup();
  for (const name of ['Reasn', 'Duratoin', 'Reasn']) call(ban, { ...banning, [name]: 1 });
  const found = findings().filter(({ rule }) => rule === 'undocumented-field');
  expect(found.map(({ count }) => count)).toEqual([2, 1]);
  expect(new Set(found.map(({ id }) => id)).size).toBe(2);
});

it('remembers a bounded number of subjects, whatever a client sends', () => {
  const { call, findings } = openSetup();
  for (let index = 0; index < 100; index += 1) call(ban, { ...banning, [`field${index}`]: 1 });
  const found = findings().filter(({ rule }) => rule === 'undocumented-field');
  expect(found).toHaveLength(20);
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(100);
});

it.each([
  ['a rule', () => retry],
  ['a rule for an operation', () => `${retry}:${ban}`],
  ['a rule for the short name of an operation', () => `${retry}:ban_member`],
  ['a rule for a method', () => `${retry}:banMember`],
  ['one finding', (idOf: (rule: string) => string) => idOf(retry)],
])('leaves out %s on the command line', async (_what, mute) => {
  const { say, idOf } = await open();
  expect(await say('--mute', mute(idOf))).toMatchObject({ rules: [names], muted: 1 });
});

it('leaves nothing out for another operation, and everything that is named with commas or again', async () => {
  const { say } = await open();
  expect((await say('--mute', `${retry}:unban_member`)).rules).toEqual([retry, names]);
  expect((await say('--mute', `${retry},${names}`)).rules).toEqual([]);
  expect((await say('--mute', retry, '--mute', names)).rules).toEqual([]);
});

it.each([
  ['retry-of-final-error', 'Did you mean "retry-of-a-final-error"'],
  [`${retry}:ban_membr`, 'there is no operation "ban_membr"'],
  ['', 'is no rule'],
])('refuses to mute %j', async (mute, sentence) => {
  const { code, stderr } = await runHere('findings', '--mute', mute);
  expect(code).toBe(1);
  expect(stderr).toContain(sentence);
});

it('ends with 1 for a finding as bad as --fail-on says, unless that is muted', async () => {
  const { say } = await open();
  const failing = await say('--fail-on', 'warning');
  expect(failing.code).toBe(1);
  expect(failing.stderr).toMatch(
    /^understudy: There (is|are) \d+ findings? of the severity warning or error\.\n$/,
  );
  expect((await say('--fail-on', 'finding:warning', '--severity', 'error')).code).toBe(1);
  expect((await say('--fail-on', 'warning', '--mute', `${retry},${names}`)).code).toBe(0);
  expect((await say()).code).toBe(0);
});

it('knows no coverage to fail on, and no other severity', async () => {
  for (const demand of ['coverage:80', 'met:80', 'fatal'])
    expect((await runHere('findings', '--fail-on', demand)).code).toBe(1);
});

it('mutes for everybody what the emulator is told to mute', async () => {
  const setup = openSetup({}, { mute: [`${retry}:${ban}`] });
  misbehave(setup);
  const { control } = await serve(setup.emulator);
  const { findings, muted } = await control.getFindings({ path });
  expect({ rules: findings.map(({ rule }) => rule), muted }).toEqual({ rules: [names], muted: 1 });
  expect(() => createEmulator({ mute: ['no-such-rule'] })).toThrow(/no-such-rule/);
});

it('takes every name of an operation, and says which is near and which are meant', () => {
  const [ofBans, ofMethod] = ['ban_member', 'banMember'].map((name) => readMuteOf(`${retry}:${name}`));
  expect(ofBans).toEqual({ rule: retry, operation: ban });
  expect(ofMethod).toEqual(ofBans);
  expect(readMuteOf(`${retry}:ban_membr`)).toContain(`Did you mean "${ban}"`);
  expect(readMuteOf(`${retry}:kick-users`)).toContain('may be any of these');
});

it('takes what is muted from a configuration file, and says which rule is none', async () => {
  expect((await readConfig(fileOf('right.yaml', `mute: [${retry}]`))).mute).toEqual([retry]);
  await expect(readConfig(fileOf('wrong.yaml', 'mute: [retry-of-final-error]'))).rejects.toThrow(
    /mute\.0: .*Did you mean "retry-of-a-final-error"/,
  );
});

/** Signs nothing, and never learns from it. */
const program = fileOf(
  'program.mjs',
  `for (let count = 0; count < 12; count += 1)
    await fetch(process.env.POLYV_LIVE_BASE_URL + '/live/v4/chat/forbid/list?appId=' + process.env.POLYV_LIVE_APP_ID);`,
);

it('leaves out of a run what its options and its configuration mute', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
  const config = fileOf('muted.yaml', 'mute: [retry-without-end]');
  const report = ['--report', 'json', '--report-dir', folder, '--fail-on', 'warning'];
  const { code } = await runHere(
    ...['exec', ...report, '--config', config, '--mute', retry, '--', process.execPath, program],
  );
  const { findings } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as ExecReport;
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(code).toBe(0);
});

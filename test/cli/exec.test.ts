import { beforeAll, describe, expect, it } from 'vitest';
import { fileOf, startTimeout, understudy, type Ended } from './program.ts';

/** A program that makes one call, says what it was told of the emulator, and ends with the code 3. */
const caller = `
  const { TENCENT_CHAT_BASE_URL, UNDERSTUDY_CONTROL_URL, UNDERSTUDY_SANDBOX } = process.env;
  fetch(TENCENT_CHAT_BASE_URL + '/v4/a/b', { method: 'POST' }).then(async (reply) => {
    const { ErrorCode } = await reply.json();
    const { status } = await (await fetch(UNDERSTUDY_CONTROL_URL + '/api/health')).json();
    console.log(ErrorCode, status, UNDERSTUDY_SANDBOX, process.argv[1]);
    process.exitCode = 3;
  });`;

const rule = { id: 'down', match: { vendor: 'tencent-chat' }, effect: { type: 'hang' }, mustFire: true };
const faults = fileOf('faults.json', JSON.stringify([rule]));

let calling: Ended;
let missing: Ended;
let unknown: Ended;

beforeAll(async () => {
  [calling, missing, unknown] = await Promise.all([
    understudy('exec', '--', process.execPath, '-e', caller, '--', '--help').ended,
    understudy('exec', '--json', '--faults', faults, '--', 'true').ended,
    understudy('exec', '--', 'no-such-command').ended,
  ]);
}, startTimeout);

describe('exec', () => {
  it('puts the emulator into the environment of the command, and leaves its arguments alone', () => {
    expect(calling.stdout).toBe('60009 ok default --help\n');
  });

  it('prints a summary of the calls', () => {
    expect(calling.stderr).toContain('understudy: 1 call\n  1 × tencent-chat no operation → 60009\n');
  });

  it('ends with the code of the command', () => {
    expect(calling.code).toBe(3);
  });

  it('ends with 1 when a fault that must fire did not', () => {
    expect(missing.code).toBe(1);
    expect(JSON.parse(missing.stderr)).toMatchObject({
      calls: 0,
      outcomes: [],
      faults: [{ id: 'down', fired: 0, mustFire: true }],
    });
  });

  it('explains in a sentence that a command cannot be run', () => {
    expect([unknown.code, unknown.stderr]).toEqual([
      1,
      'understudy: The command "no-such-command" cannot be run.\n',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { readConfig } from '../../emulator/assembly/config-file.ts';
import { createConfiguredEmulator } from '../../emulator/index.ts';
import { fileOf, runHere } from './program.ts';

const sandboxes = (fields: object) => JSON.stringify({ sandboxes: { default: fields } });

describe('a configuration that cannot be used', () => {
  it.each([
    ['a.json', '{"sandboxes":', /a\.json: this is not JSON/],
    ['a.yaml', 'sandboxes: [', /a\.yaml: this is not YAML/],
    ['a.json', '[]', /a\.json: the whole file: /],
    ['a.json', '{"sandbox":{}}', /a\.json: sandbox: /],
    ['a.json', sandboxes({ clock: { mode: 'slow' } }), /a\.json: sandboxes\.default\.clock\.mode: /],
    [
      'a.json',
      sandboxes({ state: { 'tencent-caht': {} } }),
      /sandboxes\.default\.state\.tencent-caht: .*Did you mean "tencent-chat"/,
    ],
    ['a.yaml', 'sandboxes:\n  default:\n    random: -1\n', /a\.yaml: sandboxes\.default\.random: /],
    [
      'a.json',
      JSON.stringify({
        sandboxes: {
          a: { credentials: { 'polyv-live': { appId: 'x' } } },
          b: { credentials: { 'polyv-live': { appId: 'x' } } },
        },
      }),
      /polyv-live x already belongs to the sandbox "a"/,
    ],
  ])('is explained in a sentence that names the place: %s %s', async (name, text, sentence) => {
    const { code, stderr } = await runHere('start', '--port', '0', '--config', fileOf(name, text));
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('is explained when there is no file', async () => {
    const { code, stderr } = await runHere('start', '--config', '/nowhere/a.json');
    expect([code, stderr]).toEqual([1, 'understudy: /nowhere/a.json: there is no such file.\n']);
  });
});

describe('a configuration', () => {
  const id = '1819171234140099123';

  it.each([
    [
      'a.json',
      `{"sandboxes":{"default":{"state":{"volcengine-livesaas":{"activities":[{"ActivityId":${id}}]}}}}}`,
    ],
    ['a.yaml', `sandboxes: {default: {state: {volcengine-livesaas: {activities: [{ActivityId: ${id}}]}}}}`],
  ])('keeps the digits of ids beyond 2^53: %s', async (name, text) => {
    const { sandboxes } = await readConfig(fileOf(name, text));
    expect(sandboxes['default']?.state?.['volcengine-livesaas']).toMatchObject({
      activities: [{ ActivityId: id }],
    });
  });

  it('always has a default sandbox', async () => {
    const { sandboxes } = await readConfig(fileOf('a.json', '{"sandboxes":{"mine":{}}}'));
    const ids = createConfiguredEmulator(sandboxes)
      .sandboxes()
      .map(({ settings }) => settings.id);
    expect(ids).toEqual(['default', 'mine']);
  });
});

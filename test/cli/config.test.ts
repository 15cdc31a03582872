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

  it.each([{ perHour: 3 }, { perSecond: 'x' }, { perSecond: 1, perMinute: 2 }, {}, 5])(
    'is told once what is wrong with a limit: %j',
    async (limit) => {
      const file = fileOf('a.json', sandboxes({ limits: { 'tencent-chat': { banMember: limit } } }));
      const { stderr } = await runHere('start', '--port', '0', '--config', file);
      expect(stderr.match(/a limit is /g)).toHaveLength(1);
    },
  );

  it('is told with all of its problems at once, each with its place and what was probably meant', async () => {
    const faults = [
      { id: 'a', match: { vendor: 'tencent-caht' }, effect: { type: 'hang' } },
      { id: 'b', match: { vendor: 'tencent-chat', operaton: 'x' }, effect: { type: 'hng' } },
    ];
    const wrong = {
      credentials: { 'tencent-chat': { secretkey: 'x', sdkAppId: true } },
      clock: { mode: 'frozen', now: 'noon' },
      state: { 'tencent-chat': { rooms: [{ RoomID: 'a' }] }, 'polyv-live': { viewers: 5 } },
      limits: { 'tencent-chat': { ban_membr: { perSecond: 1 } } },
      random: -1,
      faults,
    };
    const { code, stderr } = await runHere(
      'start',
      '--port',
      '0',
      '--config',
      fileOf('a.json', sandboxes(wrong)),
    );
    const [first = '', ...problems] = stderr.trimEnd().split('\n');
    expect(code).toBe(1);
    expect(first).toMatch(/a\.json: 10 problems\.$/);
    const place = '  sandboxes.default.';
    expect(problems.map((line) => line.replace(place, '')).toSorted()).toEqual([
      'clock.now: this must be a time in ISO 8601, like 2023-11-14T22:13:20Z.',
      'credentials.tencent-chat.sdkAppId: this must be a whole number of at most 15 digits.',
      'credentials.tencent-chat.secretkey: there is no field "secretkey" here. Did you mean "secretKey"?',
      'faults.0.match.vendor: there is no vendor "tencent-caht". Did you mean "tencent-chat" or "tencent-trtc"?',
      expect.stringMatching(/^faults\.1\.effect\.type: choose one of: error, latency, hang, /),
      'faults.1.match.operaton: there is no field "operaton" here. Did you mean "operation"?',
      expect.stringMatching(
        /^limits\.tencent-chat\.ban_membr: .*Did you mean "live_engine_http_srv\/ban_member"/,
      ),
      'random: this must be at least 0.',
      expect.stringMatching(/^state\.polyv-live\.viewers: this must be a list, not a number\.$/),
      'state.tencent-chat.rooms.0.RoomID: the field is called "RoomId".',
    ]);
  });

  it('ends its sentence once where the data folder has no name', async () => {
    const { stderr } = await runHere('start', '--port', '0', '--data', '');
    expect(stderr).toMatch(/gives an empty name\.\n$/);
    expect(stderr).not.toMatch(/\.\.|\.\)\./);
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

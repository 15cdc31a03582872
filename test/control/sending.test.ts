import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { heard, startTimeout, understudy } from '../cli/program.ts';
import { banning, chat, send } from '../core/calls.ts';
import { openControl, problem, sandbox } from './control.ts';

const ban = {
  vendor: chat,
  operation: 'banMember',
  input: { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 },
};

interface Sent {
  readonly sandbox: string;
  readonly entry: number;
  readonly outcome: string;
}

describe('a call that is sent from the control API', () => {
  it('is signed by the sandbox, carried out and journaled like any other', async () => {
    const { api } = openControl();
    const { body, status } = await api.post(`${sandbox}/calls`).send(ban);
    expect([status, body]).toEqual([200, { sandbox: 'default', entry: 1, outcome: 'success' }]);
    const { body: entry } = await api.get(`${sandbox}/journal/1`);
    expect(entry).toMatchObject({ operation: 'live_engine_http_srv/ban_member', outcome: 'success' });
    expect(JSON.stringify((await api.get(`${sandbox}/rooms`)).body)).toContain('"ban"');
  });

  it('is damaged as a careless client would damage it, and explained', async () => {
    const { api } = openControl();
    const damaged = { ...ban, damage: { credential: { secretKey: 'another' } } };
    const { entry, outcome } = (await api.post(`${sandbox}/calls`).send(damaged)).body as Sent;
    expect(outcome).not.toBe('success');
    const { body } = await api.get(`${sandbox}/journal/${entry}/explanation`);
    expect(body).toMatchObject({ refusedBy: expect.any(String) as string });
  });

  it('goes on being refused where its input is wrong, since that is the vendor’s to say', async () => {
    const { api } = openControl();
    const wrong = { ...ban, input: { ...ban.input, Duration: '60' } };
    expect(((await api.post(`${sandbox}/calls`).send(wrong)).body as Sent).outcome).toBe('100002');
  });

  it('is none where nothing has such a name', async () => {
    const { api } = openControl();
    const sent = async (body: object) => (await api.post(`${sandbox}/calls`).send(body)).body as object;
    expect(await sent({ ...ban, vendor: 'nobody' })).toEqual(problem(404, 'unknown-name', 'vendor "nobody"'));
    expect(await sent({ ...ban, operation: 'nothing' })).toEqual(
      problem(404, 'unknown-name', 'operation "nothing"'),
    );
  });
});

describe('a data folder', () => {
  const startOn = async (folder: string) => {
    const program = understudy('start', '--json', '--quiet', '--port', '0', '--data', folder);
    await heard(program, 'stdout', /\n/);
    const { control } = JSON.parse(program.said.stdout) as { control: { baseUrl: string } };
    return { program, control: createControlClient({ baseUrl: control.baseUrl }) };
  };

  it(
    'keeps such a call once, as the call of the vendor that it is',
    async () => {
      const folder = join(mkdtempSync(join(tmpdir(), 'understudy-sending-')), 'data');
      const first = await startOn(folder);
      await first.control.sendCall({ path: { id: 'default' }, body: ban });
      await first.control.resendCall({ path: { id: 'default', entry: 1 } });
      const before = await first.control.getState({ path: { id: 'default' } });
      first.program.child.kill('SIGKILL');
      await first.program.ended;
      const second = await startOn(folder);
      const after = await second.control.getState({ path: { id: 'default' } });
      second.program.child.kill();
      await second.program.ended;
      expect(after).toEqual(before);
    },
    startTimeout,
  );
});

describe('a call of the journal that is sent again', () => {
  it('is the same, byte for byte, and a call of its own', async () => {
    const { api, emulator } = openControl();
    send(emulator, banning('user1', 60));
    const { body } = await api.post(`${sandbox}/journal/1/resend`);
    expect(body).toEqual({ sandbox: 'default', entry: 2, outcome: 'success' });
    const [first, second] = emulator.sandbox('default')!.journal.entries();
    expect(second!.request).toEqual(first!.request);
  });

  it('is none where the journal has no such call', async () => {
    const { api } = openControl();
    expect((await api.post(`${sandbox}/journal/7/resend`)).body).toEqual(
      problem(404, 'unknown-entry', 'no entry 7'),
    );
  });

  it('can be changed first: its input is told as the vendor reads it', async () => {
    const { api, emulator } = openControl();
    send(emulator, banning('user1', 60));
    const { body } = await api.get(`${sandbox}/journal/1?format=input`);
    expect(body).toMatchObject({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
  });
});

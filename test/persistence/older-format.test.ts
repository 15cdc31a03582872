import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { writeLine } from '../../emulator/persistence/log-line.ts';
import { frozen, send } from '../core/calls.ts';
import { change, logOf, newFolder, openPersistent, readLogOf } from './setup.ts';

const [chat, trtc] = ['tencent-chat', 'tencent-trtc'] as const;
const listing = { operation: 'live_engine_http_srv/get_banned_member_list', input: { RoomId: 'test' } };

/** Writes a log as format 1 had it: the ids of applications are text. */
function makeOld(folder: string): void {
  const texts = readLogOf(folder).toString().trimEnd().split('\n');
  const old = texts.map((line) =>
    line
      .slice(9)
      .replace('"format":2', '"format":1')
      .replaceAll(/"sdkAppId":(\d+)/g, '"sdkAppId":"$1"')
      .replaceAll(/"sdkAppIds":\[(\d+)\]/g, '"sdkAppIds":["$1"]'),
  );
  writeFileSync(logOf(folder), Buffer.concat(old.map(writeLine)));
}

it('of format 1 is read, with its ids of applications as the numbers that they are now', () => {
  const folder = newFolder();
  const persistent = openPersistent({ folder }, { default: frozen, other: frozen });
  const rotated = { sdkAppId: 1499999999, secretKey: 'rotated' };
  const steps = [{ after: { calls: 1 }, credentials: { [chat]: rotated } }];
  const scenario = { name: 's', summary: 's', steps };
  const started = {
    operation: 'startScenario',
    input: { path: { id: 'other' }, body: { scenario } },
  } as const;
  change(persistent.emulator, started, persistent);
  persistent.close();
  makeOld(folder);
  expect(readLogOf(folder).toString()).toContain('"sdkAppId":"1400000000"');

  const again = openPersistent({ folder });
  const credentialsOf = (name: string) => again.emulator.sandbox(name)!.credentials;
  expect(credentialsOf('default').get(chat)).toMatchObject({ sdkAppId: 1400000000 });
  expect(credentialsOf('default').get(trtc)).toMatchObject({ sdkAppIds: [1400188366] });
  expect(send(again.emulator, listing).entry.outcome).toBe('success');
  send(again.emulator, { ...listing, sandbox: 'other' });
  expect(credentialsOf('other').get(chat)).toMatchObject(rotated);
  again.close();
  expect(readLogOf(folder).toString()).toContain('"format":2');
  expect(readLogOf(folder).toString()).not.toMatch(/"sdkAppIds?":\[?"/);
});

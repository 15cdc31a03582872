import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { createControlClient } from '../../clients/control/index.ts';
import { clients } from '../../clients/index.ts';
import { defaultPort } from '../../emulator/default-port.ts';
import { until, type Engine } from './engine.ts';

/** So many bans are made before something ends, and after it. */
const calls = 20;

/**
 * Starts the example of three replicas behind a balancer, and ends a replica and a server of the log while bans are made: each
 * of them is made once.
 */
export async function tryShared(engine: Engine, root: string): Promise<void> {
  const cwd = join(engine.folder, 'shared');
  cpSync(join(root, 'examples/shared'), cwd, { recursive: true });
  const token = 'token-of-the-example';
  const { compose } = engine;
  process.env['UNDERSTUDY_TOKEN'] = token;
  const control = createControlClient({ baseUrl: `http://127.0.0.1:${defaultPort}`, token, timeout: 2000 });
  await compose(cwd, 'up', '--detach');
  try {
    await until('three replicas are one emulator', async () => {
      const { shared } = await control.health().catch(() => ({ shared: undefined }));
      return shared?.others.length === 2;
    });
    const { env } = await control.getSandbox({ path: { id: 'default' } });
    const client = clients['tencent-chat']({ environment: env });
    let made = 0;
    const ban = async (): Promise<void> => {
      for (let call = 0; call < calls; call += 1, made += 1)
        await client.banMember({ RoomId: 'test', MemberList_Account: [`viewer${made}`], Duration: 3600 });
    };
    await ban();
    await compose(cwd, 'kill', 'replica-2');
    await ban();
    await compose(cwd, 'stop', 'nats-1');
    await ban();
    const { BannedAccountList } = await client.listBannedMembers({ RoomId: 'test', Limit: 100 });
    const banned = BannedAccountList.filter(({ Member_Account }) => Member_Account.startsWith('viewer'));
    if (banned.length !== made) throw new Error(`${made} bans were made, and ${banned.length} are listed.`);
  } catch (error) {
    throw new Error(await compose(cwd, 'logs', '--tail', '30'), { cause: error });
  } finally {
    await compose(cwd, 'down', '--volumes');
  }
}

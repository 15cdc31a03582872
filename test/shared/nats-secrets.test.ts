import { expect, onTestFinished, test } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { openNatsLog } from '../../emulator/shared/nats/nats-log.ts';
import { heard, spawnCommand } from '../cli/program.ts';
import { programFile } from '../cli/program-file.ts';
import { startNatsCluster, type ClusterOptions, type NatsCluster } from './nats-cluster.ts';
import { makeCredentials, makeSeed, makeTls } from './nats-secrets.ts';

async function startCluster(options: ClusterOptions): Promise<NatsCluster> {
  const cluster = await startNatsCluster(options);
  onTestFinished(() => cluster.end());
  return cluster;
}

const patience = { attemptMilliseconds: 5000, totalMilliseconds: 30_000 };

test('A replica speaks TLS with a server whose authority it was told of, and is let in by the file of a user', async () => {
  const [{ config, file }, tls] = [await makeCredentials(), makeTls()];
  const { url } = await startCluster({ config: `${config}\n${tls.config}`, scheme: 'tls' });
  const untrusted = openNatsLog({ url, name: 'x', credentials: file, patience });
  await expect(untrusted).rejects.toThrow(/is not trusted.*NODE_EXTRA_CA_CERTS/);
  const start = ['start', '--json', '--quiet', '--port', '0', '--shared', url, '--shared-credentials', file];
  const program = spawnCommand('env', [
    `NODE_EXTRA_CA_CERTS=${tls.file}`,
    process.execPath,
    programFile,
    ...start,
  ]);
  onTestFinished(async () => {
    program.child.kill('SIGKILL');
    await program.ended;
  });
  await heard(program, 'stdout', /\n/);
  const { control } = JSON.parse(program.said.stdout) as { readonly control: { readonly baseUrl: string } };
  const health = await createControlClient(control).health();
  expect(health).toMatchObject({ status: 'ok', shared: { sandboxes: 1, others: [] } });
}, 120_000);

test('A file with the key of a user lets a replica in, and the key of another one does not', async () => {
  const { config, file } = makeSeed();
  const { url } = await startCluster({ config });
  const log = await openNatsLog({ url, name: 'x', credentials: file, patience });
  expect(await log.lastSequence('>')).toBe(0);
  await log.close();
  const stranger = openNatsLog({ url, name: 'x', credentials: makeSeed().file, patience });
  await expect(stranger).rejects.toThrow('refuses to let us in');
  await expect(openNatsLog({ url, name: 'x', patience })).rejects.toThrow('--shared-credentials');
}, 120_000);

test('A server without TLS is told from one that does not answer', async () => {
  const { url } = await startCluster({});
  const secure = openNatsLog({ url: url.replace('nats:', 'tls:'), name: 'x', patience });
  await expect(secure).rejects.toThrow('offers no TLS. Write nats:// in the place of tls://');
}, 120_000);

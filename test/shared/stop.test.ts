import { expect, onTestFinished, test } from 'vitest';
import { heard, understudy } from '../cli/program.ts';
import { startNatsCluster } from './nats-cluster.ts';

interface Ready {
  readonly control: { readonly baseUrl: string };
  readonly vendors: Readonly<Record<string, { readonly baseUrl: string }>>;
}

test('A replica that is to end still answers while load balancers learn of it, and then ends', async () => {
  const cluster = await startNatsCluster();
  onTestFinished(() => cluster.end());
  const program = understudy('start', '--json', '--quiet', '--port', '0', '--shared', cluster.url);
  onTestFinished(() => void program.child.kill('SIGKILL'));
  await heard(program, 'stdout', /\n/);
  const { control, vendors } = JSON.parse(program.said.stdout) as Ready;
  const ask = (url: string) => fetch(url, { headers: { connection: 'close' } });
  const askHealth = async () => {
    const response = await ask(`${control.baseUrl}/api/health`);
    const { status } = (await response.json()) as { readonly status: string };
    return [response.status, status];
  };
  expect(await askHealth()).toEqual([200, 'ok']);
  program.child.kill('SIGTERM');
  await expect.poll(askHealth, { interval: 10, timeout: 2000 }).toEqual([503, 'stopping']);
  const { headers } = await ask(vendors['tencent-chat']!.baseUrl);
  expect(headers.get('x-understudy-reason')).toContain('path');
  expect(await program.ended).toMatchObject({ code: 0 });
});

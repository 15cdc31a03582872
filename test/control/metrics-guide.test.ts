import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { metricsPath } from '../../contracts/control/metrics.ts';
import { defaultPort } from '../../emulator/default-port.ts';
import { startEmulator } from '../../emulator/index.ts';
import { createTestLog } from '../shared/replicas.ts';
import { readBlocks, readPage } from '../documented/blocks.ts';

interface Scraping {
  readonly scrape_configs: readonly {
    readonly job_name: string;
    readonly metrics_path: string;
    readonly authorization: { readonly type: string; readonly credentials_file: string };
    readonly static_configs: readonly { readonly targets: readonly string[] }[];
  }[];
}

const guides = ['docs/guides/metrics.md', 'docs/zh/guides/metrics.md'];

it.each(guides)(
  '%s has a configuration of Prometheus that reads the measurements with a token',
  async (page) => {
    const snippet = readBlocks(readPage(page)).find(({ language }) => language === 'yaml')!.text;
    const [job, ...others] = (parse(snippet) as Scraping).scrape_configs;
    expect(others).toEqual([]);
    expect(job?.metrics_path).toBe(metricsPath);
    const targets = job!.static_configs.flatMap((config) => config.targets);
    expect(targets.map((target) => Number(target.split(':')[1]))).toEqual([
      defaultPort,
      defaultPort,
      defaultPort,
    ]);
    const { authorization } = job!;
    expect(authorization.credentials_file).toMatch(/^\//);
    const server = await startEmulator({ port: 0, token: 'secret' });
    const scrape = async (token: string): Promise<number> => {
      const headers = { authorization: `${authorization.type} ${token}`, host: targets[0]! };
      return (await fetch(server.controlUrl + job!.metrics_path, { headers })).status;
    };
    expect([await scrape('secret'), await scrape('other')]).toEqual([200, 401]);
    await server.close();
  },
);

it.each(guides)('%s asks for measurements that there are', async (page) => {
  const asked = [...readPage(page).matchAll(/\bunderstudy_\w+/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );
  const shared = createTestLog();
  const replica = await shared.start();
  const text = await (await fetch(replica.controlUrl + metricsPath)).text();
  for (const name of asked) expect(text).toContain(`# TYPE ${name} `);
  await shared.close();
});

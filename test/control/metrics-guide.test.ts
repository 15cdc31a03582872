import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { metricsPath } from '../../contracts/control/metrics.ts';
import { defaultPort } from '../../emulator/default-port.ts';
import { startEmulator } from '../../emulator/index.ts';
import { freeBlock } from '../cli/free-block.ts';
import { isHere } from '../examples/runtimes.ts';
import { createTestLog, type TestReplica } from '../shared/replicas.ts';
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

/** The configuration of a page, with these replicas in place of those that it names, and a reading each second. */
function rewrite(page: string, replicas: readonly TestReplica[], tokenFile: string): string {
  const snippet = readBlocks(readPage(page)).find(({ language }) => language === 'yaml')!.text;
  const here = replicas.reduce(
    (text, { controlUrl }, index) => text.replace(`replica-${index + 1}:4010`, new URL(controlUrl).host),
    snippet.replace(/credentials_file: .*/, `credentials_file: ${tokenFile}`),
  );
  return `global: { scrape_interval: 1s, scrape_timeout: 1s }\n${here}\n`;
}

interface Answer {
  readonly status: 'success' | 'error';
  readonly data?: { readonly result: readonly { readonly value: readonly [number, string] }[] };
}

const waiting = { timeout: 30_000 };

it.skipIf(!isHere('prometheus')).each(guides)(
  'Prometheus takes the configuration of %s, reads every replica with the token, and knows each expression',
  async (page) => {
    const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
    const [file, token] = [join(folder, 'prometheus.yml'), join(folder, 'token')];
    const shared = createTestLog();
    const start = (): Promise<TestReplica> => shared.start({}, { token: 'secret' });
    const replicas = [await start(), await start(), await start()] as const;
    writeFileSync(file, rewrite(page, replicas, token));
    writeFileSync(token, 'secret\n');
    const address = `127.0.0.1:${await freeBlock(1)}`;
    const options = ['--config.file', file, '--storage.tsdb.path', folder, '--web.listen-address', address];
    const prometheus = spawn('prometheus', options, { stdio: 'ignore' });
    const ask = async (query: string): Promise<Answer> => {
      const url = `http://${address}/api/v1/query?query=${encodeURIComponent(query)}`;
      return (await (await fetch(url)).json()) as Answer;
    };
    const valuesOf = (query: string): Promise<readonly string[] | string> =>
      ask(query).then(({ data, status }) => data?.result.map(({ value }) => value[1]) ?? status, String);
    try {
      await expect.poll(() => valuesOf('up'), waiting).toEqual(['1', '1', '1']);
      for (const replica of [...replicas, replicas[0]])
        await replica.chat().listBannedMembers({ RoomId: 'test' });
      await expect.poll(() => valuesOf('sum(understudy_calls_total)'), waiting).toEqual(['4']);
      const expressions = [...readPage(page).matchAll(/^\| `([^`]+)`/gm)].map(
        ([, expression]) => expression!,
      );
      expect(expressions.length).toBeGreaterThan(3);
      for (const expression of expressions) {
        expect([expression, (await ask(expression)).status]).toEqual([expression, 'success']);
        // What waits for something bad finds nothing here; without its bound it finds what it looks at.
        const looked = expression.replace(/ (?:==|>) \d+$/, '');
        await expect.poll(() => valuesOf(looked), waiting).not.toEqual([]);
      }
    } finally {
      prometheus.kill('SIGKILL');
      await once(prometheus, 'exit');
      await shared.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);

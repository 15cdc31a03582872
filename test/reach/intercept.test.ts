import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { programFile } from '../cli/program-file.ts';
import { runtimes, whyAbsent, type Runtime } from './runtimes.ts';

const run = promisify(execFile);
const [host] = polyvLive.hosts;
const limit = 120_000;

/** A signed call to the vendor's own address, as the program would write it. */
function signedUrl(): string {
  const call = writeCall(polyvLive, 'v4/chat/forbid/list', {
    input: { channelId: '1001', type: 'ip', pageNumber: 1, pageSize: 10 },
    credential: polyvLive.credential.fake,
    baseUrl: `https://${host}`,
    now: Date.now(),
    ids: createSeededIds(1),
  });
  return `https://${host}${call.target}`;
}

async function callByIntercept(runtime: Runtime, url: string): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'understudy-reach-')), runtime.file);
  writeFileSync(file, runtime.text);
  const words = ['exec', '--intercept', '--', ...runtime.command(file, url)];
  const { stdout } = await run(process.execPath, [programFile, ...words]);
  return stdout;
}

describe('exec --intercept lets a program call the vendor’s own address, unchanged', () => {
  for (const runtime of runtimes) {
    const absent = whyAbsent(runtime);
    it.skipIf(absent !== undefined)(
      absent === undefined ? runtime.name : `${runtime.name} (not tried: ${absent})`,
      async () => {
        const url = signedUrl();
        expect(await callByIntercept(runtime, url)).toMatch(/"status": ?"success"/);
        const spoilt = url.replace(/sign=(.)/, (_, first) => `sign=${first === 'A' ? 'B' : 'A'}`);
        expect(await callByIntercept(runtime, spoilt)).toMatch(/invalid signature|HTTP\/1\.1 4/);
      },
      limit,
    );
  }
});

describe('the environment of exec --intercept', () => {
  it('is printed with --print-env, keeps no key, and goes with the run', async () => {
    const words = ['exec', '--intercept', '--print-env', '--', process.execPath, '-e', ''];
    const { stderr } = await run(process.execPath, [programFile, ...words], {
      env: { ...process.env, NO_PROXY: `intranet.example,${host},*`, NODE_OPTIONS: '--no-warnings' },
    });
    expect(stderr).toMatch(/^export NO_PROXY='?intranet\.example,127\.0\.0\.1,localhost,::1'?$/m);
    expect(stderr).toMatch(/^export NODE_OPTIONS='--no-warnings --require /m);
    for (const name of [
      'HTTPS_PROXY',
      'https_proxy',
      'VOLC_HTTPS_PROXY',
      'JAVA_TOOL_OPTIONS',
      'SSL_CERT_FILE',
    ])
      expect(stderr).toContain(`export ${name}=`);
    const [, bundle = ''] = /^export SSL_CERT_FILE='?([^'\n]+)/m.exec(stderr) ?? [];
    expect(bundle).toContain('understudy-intercept-');
    expect(existsSync(bundle)).toBe(false);
  });
});

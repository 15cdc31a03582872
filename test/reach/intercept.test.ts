import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { programFile } from '../cli/program-file.ts';

const run = promisify(execFile);
const [host] = polyvLive.hosts;

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

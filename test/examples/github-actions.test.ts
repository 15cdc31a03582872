import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startTimeout } from '../cli/program.ts';
import { makeProject, runBash } from './project.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const { jobs } = parse(
  readFileSync(join(root, 'examples/github-actions/moderation.yml'), 'utf8'),
) as Workflow;

/** Runs the lines of a job as the runner does: step by step, with what earlier steps wrote into `GITHUB_ENV`. */
async function runJob(job: string, port = '0'): Promise<{ code: number; said: string }> {
  const lines = jobs[job]!.steps.flatMap(({ run }) => run ?? [])
    .filter((run) => run !== 'npm ci')
    .map((run) => `(\n${run}\n)\nwhile read -r line; do export "$line"; done < github-env`);
  const script = [`export GITHUB_ENV=github-env UNDERSTUDY_PORT=${port}`, ': > github-env', ...lines].join(
    '\n',
  );
  return runBash(script, makeProject());
}

describe('the workflow of GitHub Actions', () => {
  it.each(Object.keys(jobs))(
    'tests a project with Understudy %s',
    async (job) => {
      const { code, said } = await runJob(job);
      expect(code, said).toBe(0);
      expect(said).toContain('ErrorCode: 0');
    },
    startTimeout,
  );

  it(
    'fails where the emulator cannot start',
    async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as AddressInfo;
      const { code, said } = await runJob('in-the-background', String(port - 2));
      taken.close();
      expect(code).toBe(1);
      expect(said).toContain('port');
    },
    startTimeout,
  );
});

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { freeBlock } from '../cli/free-block.ts';
import { startTimeout } from '../cli/program.ts';
import { makeProject, runBash } from './project.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number>>;
}

interface Job {
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) =>
  parse(readFileSync(join(root, 'examples/github-actions', file), 'utf8')) as Workflow;
const { jobs } = read('moderation.yml');

/** Runs the lines of a job as the runner does: step by step, with what earlier steps wrote into `GITHUB_ENV`. */
async function runJob(job: string, port: number): Promise<{ code: number; said: string }> {
  const { env = {}, steps } = jobs[job]!;
  const lines = steps
    .flatMap(({ run }) => run ?? [])
    .filter((run) => run !== 'npm ci')
    .map((run) => `(\n${run}\n)\nwhile read -r line; do export "$line"; done < github-env`);
  const variables = Object.entries(env).map(([name, value]) => `export ${name}=${value}`);
  const script = ['export GITHUB_ENV=github-env', ': > github-env', ...variables, ...lines].join('\n');
  return runBash(script.replaceAll('4010', String(port)), makeProject());
}

describe('the workflow of GitHub Actions', () => {
  it.each(Object.keys(jobs))(
    'tests a project with Understudy %s',
    async (job) => {
      const { code, said } = await runJob(job, await freeBlock());
      expect(code, said).toBe(0);
      expect(said).toContain('ErrorCode: 0');
    },
    startTimeout,
  );

  it(
    'fails, with the words of the emulator, where it cannot start',
    async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as AddressInfo;
      const { code, said } = await runJob('in-the-background', port - 2);
      taken.close();
      expect(code).toBe(1);
      expect(said).toContain('Choose another block with --port');
      expect(said).toContain('has ended');
    },
    startTimeout,
  );
});

describe('the workflow with the action', () => {
  it('gives inputs that the action has, and its tests run the same', () => {
    const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { inputs: object };
    const given = read('with-the-action.yml').jobs['test']!.steps.at(-1)!.with;
    expect(given).toEqual({ run: 'npm test', 'fail-on': 'error' });
    for (const name of Object.keys(given!)) expect(inputs).toHaveProperty([name]);
  });
});

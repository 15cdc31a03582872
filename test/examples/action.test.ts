import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { freeBlock } from '../cli/free-block.ts';
import { startTimeout } from '../cli/program.ts';
import { makeProject, runBash } from './project.ts';

interface Step {
  readonly name: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly uses?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;

/** Runs the steps of the action as the runner does: one after the other, with what earlier ones wrote down. */
async function runAction(given: Readonly<Record<string, string>>) {
  const folder = makeProject();
  for (const file of ['github-env', 'github-output']) writeFileSync(join(folder, file), '');
  const valueOf = (name: string): string => given[name] ?? action.inputs[name]!.default;
  const fill = (text: string): string =>
    text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => valueOf(name));
  const steps = action.runs.steps.filter(({ run }) => run !== undefined);
  const lines = steps.map(({ run, env = {} }, index) => {
    const variables = Object.entries(env).map(([name, value]) => `export ${name}='${fill(value)}'`);
    // The first step must succeed; the later ones run in any case, and the worst code counts.
    const end = index === 0 ? 'exit 1' : 'code=1';
    return `(\n${variables.join('\n')}\n${fill(run!)}\n) || ${end}\nwhile read -r line; do export "$line"; done < github-env`;
  });
  const shell = ['export GITHUB_ENV=github-env GITHUB_OUTPUT=github-output', 'code=0'];
  const script = [...shell, 'set +e', ...lines, 'exit $code']
    .join('\n')
    .replaceAll('\n(\n', '\n(\nset -eo pipefail\n');
  return { folder, ...(await runBash(script, folder)) };
}

describe('the action of GitHub', () => {
  it('says what each input is, and names a shell for each of its steps', () => {
    expect(action.runs.using).toBe('composite');
    for (const { description } of Object.values(action.inputs)) expect(description).toMatch(/\.$|never\.$/);
    for (const { run, shell } of action.runs.steps)
      expect(shell).toBe(run === undefined ? undefined : 'bash');
  });

  it.each(['docs/guides/ci.md', 'docs/zh/guides/ci.md'])('has its inputs in %s', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const rows = [...text.matchAll(/^\| `([\w-]+)` \| .* \| (?:`(.+)`|none|无) \|$/gm)];
    const shown = rows.map(([, name, byDefault = '']) => [name, byDefault]);
    const declared = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
    expect(shown.toSorted()).toEqual(declared.toSorted());
  });

  it('puts no input into the text of a script, where it would be run', () => {
    for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
  });

  it(
    'runs the tests of a project, looks for findings and keeps reports',
    async () => {
      const given = { run: 'npm test', 'fail-on': 'error', port: String(await freeBlock()) };
      const { code, said, folder } = await runAction(given);
      expect(code, said).toBe(0);
      expect(said).toContain('ErrorCode: 0');
      for (const name of ['journal', 'coverage', 'findings'])
        expect(() => {
          JSON.parse(readFileSync(join(folder, `understudy-report/${name}.json`), 'utf8'));
        }).not.toThrow();
    },
    startTimeout,
  );

  it(
    'fails at once, with the words of the emulator, where it cannot start',
    async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as AddressInfo;
      const began = performance.now();
      const { code, said, folder } = await runAction({
        run: 'touch ran',
        port: String(port),
        timeout: '55s',
      });
      taken.close();
      expect(code).toBe(1);
      expect(said).toContain('Choose another block with --port');
      expect(said).toContain('::error title=Understudy::');
      expect(existsSync(join(folder, 'ran'))).toBe(false);
      expect(performance.now() - began).toBeLessThan(50_000);
    },
    startTimeout,
  );
});

interface Job {
  readonly script: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

describe('the template of GitLab CI', () => {
  const jobs = parse(readFileSync(join(root, 'examples/ci/gitlab-ci.yml'), 'utf8')) as Readonly<
    Record<string, Job>
  >;

  it.each(Object.keys(jobs))(
    'tests a project in the job %s',
    async (job) => {
      const { script, variables = {} } = jobs[job]!;
      const port = String(await freeBlock());
      const atPort = (text: string): string => text.replaceAll('4010', port);
      const lines = script.filter((line) => line !== 'npm ci').map(atPort);
      const env = Object.entries(variables).map(([name, value]) => [name, atPort(value)]);
      const { code, said } = await runBash(
        lines.join('\n'),
        makeProject(),
        Object.fromEntries(env) as Readonly<Record<string, string>>,
      );
      expect(code, said).toBe(0);
      expect(said).toContain('ErrorCode: 0');
    },
    startTimeout,
  );
});

describe('the template of Jenkins', () => {
  it(
    'tests a project',
    async () => {
      const text = readFileSync(join(root, 'examples/ci/Jenkinsfile'), 'utf8');
      const lines = [...text.matchAll(/^ *sh '([^']*)'$/gm)].map(([, line]) => line!);
      expect(lines[0]).toBe('npm ci');
      const { code, said } = await runBash(lines.slice(1).join('\n'), makeProject());
      expect(code, said).toBe(0);
    },
    startTimeout,
  );
});

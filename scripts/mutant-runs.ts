import { relative } from 'node:path';
import { createVitest, type Reporter, type TestCase, type Vitest } from 'vitest/node';
import { createMutantPlugin } from '../test/mutants/plugin.ts';
import { mutantVariable, type Mutant } from '../test/mutants/mutant.ts';

/** The contract suite without a socket. */
export const quickestTransport = 'test/mutants/quickest-transport.ts';

/** Test files, or those of their tests whose full title fits. */
export interface Suite {
  readonly files: readonly string[];
  readonly title?: RegExp;
}

/** A test that failed. */
export interface Failed {
  readonly file: string;
  readonly title: string;
  /** The same test alone. */
  readonly alone: Suite;
}

/** What a run found. */
export interface Found {
  /** The first test that failed by an assertion. */
  readonly failed: Failed | undefined;
  /** The first test that failed in another way: by an exception, or by the time it took. */
  readonly broken: Failed | undefined;
}

/** One test runner that runs again and again; only the module with the defect is loaded anew. */
export interface Runs {
  /** Runs a suite up to its first failing assertion. Throws when it cannot be run at all, or when no test runs. */
  run(suite: Suite, mutant?: Mutant): Promise<Found>;
  close(): Promise<void>;
}

export async function openRuns(root: string): Promise<Runs> {
  const watcher = createWatcher(root, () => vitest);
  const vitest = await createVitest(
    'test',
    {
      root,
      watch: false,
      // A module with a defect in it must not outlive its run.
      isolate: true,
      reporters: [watcher.reporter],
      sequence: { shuffle: false },
      include: ['test/**/*.test.ts', quickestTransport],
    },
    { plugins: [createMutantPlugin()] },
  );
  return {
    async run({ files, title = /^/ }, mutant) {
      if (mutant) process.env[mutantVariable] = mutant.id;
      const invalidate = (): void => {
        if (mutant) vitest.invalidateFile(`${root}/${mutant.file}`);
      };
      invalidate();
      vitest.setGlobalTestNamePattern(title);
      watcher.begin();
      try {
        const specifications = await vitest.globTestSpecifications([...files]);
        const { unhandledErrors } = await vitest.runTestSpecifications(specifications);
        return watcher.end(unhandledErrors);
      } finally {
        Reflect.deleteProperty(process.env, mutantVariable);
        invalidate();
      }
    },
    close: () => vitest.close(),
  };
}

/** Notes the first failures of a run, and ends it at the first failing assertion. */
function createWatcher(root: string, runner: () => Vitest) {
  let failed: Failed | undefined;
  let broken: Failed | undefined;
  let passed = 0;
  const problems: string[] = [];
  const reporter: Reporter = {
    onTestCaseResult(test) {
      const { state, errors = [] } = test.result();
      if (state === 'passed') passed += 1;
      if (state !== 'failed' || failed) return;
      if (!errors.every(isAssertion)) {
        broken ??= describeTest(root, test);
        return;
      }
      failed = describeTest(root, test);
      void runner().cancelCurrentRun('test-failure');
    },
    onTestModuleEnd(module) {
      problems.push(...module.errors().map(({ message }) => `${module.relativeModuleId}: ${message}`));
    },
  };
  return {
    reporter,
    begin() {
      [failed, broken, passed] = [undefined, undefined, 0];
      problems.length = 0;
    },
    end(unhandled: readonly unknown[]): Found {
      if (failed || broken) return { failed, broken };
      problems.push(...unhandled.map((error) => JSON.stringify(error)));
      if (passed === 0) problems.push('no test ran');
      if (problems.length > 0) throw new Error(`The tests cannot be run: ${problems.join('; ')}`);
      return { failed, broken };
    },
  };
}

/** Whether an expectation was not met. A property that does not hold has the assertion as its cause. */
function isAssertion({ name, cause }: { readonly name?: string; readonly cause?: unknown }): boolean {
  if (name === 'AssertionError') return true;
  return typeof cause === 'object' && cause !== null && isAssertion(cause);
}

function describeTest(root: string, test: TestCase): Failed {
  const file = relative(root, test.module.moduleId);
  const names = [test.name];
  for (let suite = test.parent; suite.type === 'suite'; suite = suite.parent) names.unshift(suite.name);
  // The runner holds the names in a row, parted by blanks, against the expression.
  const title = new RegExp(`^${names.join(' ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  return { file, title: test.fullName, alone: { files: [file], title } };
}

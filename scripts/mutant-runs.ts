import { relative } from 'node:path';
import { createVitest, type Reporter, type TestCase } from 'vitest/node';
import { createMutantPlugin } from '../test/mutants/plugin.ts';
import { mutantVariable, type Mutant } from '../test/mutants/mutant.ts';

/** The contract suite through the door that opens no socket. */
export const quickestDoor = 'test/mutants/quickest-door.ts';

/** Test files, or those of their tests whose full title fits. */
export interface Suite {
  readonly files: readonly string[];
  readonly title?: RegExp;
}

/** The first test that failed. */
export interface Failed {
  readonly file: string;
  readonly title: string;
}

/** One test runner that runs again and again; only the module with the defect is loaded anew. */
export interface Runs {
  /** Runs a suite up to its first failing test. Throws when it cannot be run at all, or when no test runs. */
  run(suite: Suite, mutant?: Mutant): Promise<Failed | undefined>;
  close(): Promise<void>;
}

export async function openRuns(root: string): Promise<Runs> {
  const watcher = createWatcher();
  const vitest = await createVitest(
    'test',
    {
      root,
      watch: false,
      bail: 1,
      // A module with a defect in it must not outlive its run.
      isolate: true,
      reporters: [watcher.reporter],
      sequence: { shuffle: false },
      include: ['test/**/*.test.ts', quickestDoor],
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
        return watcher.end(root, unhandledErrors);
      } finally {
        Reflect.deleteProperty(process.env, mutantVariable);
        invalidate();
      }
    },
    close: () => vitest.close(),
  };
}

/** Notes the first failure of a run. */
function createWatcher() {
  let failed: TestCase | undefined;
  let passed = 0;
  const problems: string[] = [];
  const reporter: Reporter = {
    onTestCaseResult(test) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      if (state === 'failed') failed ??= test;
    },
    onTestModuleEnd(module) {
      problems.push(...module.errors().map(({ message }) => `${module.relativeModuleId}: ${message}`));
    },
  };
  return {
    reporter,
    begin() {
      [failed, passed] = [undefined, 0];
      problems.length = 0;
    },
    end(root: string, unhandled: readonly unknown[]): Failed | undefined {
      if (failed) return { file: relative(root, failed.module.moduleId), title: failed.fullName };
      problems.push(...unhandled.map((error) => JSON.stringify(error)));
      if (passed === 0) problems.push('no test ran');
      if (problems.length > 0) throw new Error(`The tests cannot be run: ${problems.join('; ')}`);
      return undefined;
    },
  };
}

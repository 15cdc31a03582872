import { fileURLToPath } from 'node:url';

/** The file of the command `understudy` in the package and in a clone. */
export const entryFile = 'emulator/cli/understudy.cjs';

/** The file that is the command `understudy`: the one that was built for this run of the tests, or that of the clone. */
export const programFile =
  process.env['UNDERSTUDY_PROGRAM'] ?? fileURLToPath(new URL(`../../${entryFile}`, import.meta.url));

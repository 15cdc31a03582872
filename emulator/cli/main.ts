import { surviveClosedPipes } from './output/closed-pipes.ts';
import { runProgram } from './program.ts';

const hasFailedToWrite = surviveClosedPipes();
// Without an `await` here, since the binary holds this as a CommonJS module.
void runProgram(process.argv.slice(2)).then((code) => {
  process.exitCode = hasFailedToWrite() && code === 0 ? 1 : code;
});

import { surviveClosedPipes } from './output/closed-pipes.ts';
import { runProgram } from './program.ts';

const hasFailedToWrite = surviveClosedPipes();
const code = await runProgram(process.argv.slice(2));
process.exitCode = hasFailedToWrite() && code === 0 ? 1 : code;

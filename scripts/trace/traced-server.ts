import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { emulatorFor } from '../../test/contract/run-recipe.ts';
import { defaultSandbox } from '../../emulator/core/engine/emulator.ts';
import { startServer } from '../../emulator/server.ts';
import { findTracedCall } from './traced-call.ts';

const { vendor, recipe, key } = findTracedCall(process.argv[2], process.argv[3]);
const emulator = emulatorFor(vendor, key, recipe);
const sandbox = emulator.sandbox(defaultSandbox)!;
const { stateStore } = emulator.implementation(vendor.name);
// No timer of the server may run while a call is counted.
const server = await startServer(emulator, { port: 0, limits: { checkInterval: 3_600_000 } });
const observer = new Worker(new URL('observer.mjs', import.meta.url), { execArgv: [] });

/**
 * Puts the state back, a minute later: so every call brings a signature of its own, none finds what another one has left, and
 * none is taken for the one before once more.
 */
function reset() {
  sandbox.clock.advance(60);
  const now = sandbox.clock.now();
  sandbox.states.set(vendor.name, stateStore.load(sandbox.settings.state[vendor.name], now));
  return { baseUrl: server.baseUrls[vendor.name], now };
}

async function answer(question: string): Promise<unknown> {
  if (question === 'reset') return reset();
  observer.postMessage(question);
  const [said] = (await once(observer, 'message')) as [unknown];
  return said;
}

process.on('message', (question: string) => {
  void answer(question).then((said) => process.send!({ said }));
});
process.on('disconnect', () => process.exit());
process.send!('ready');

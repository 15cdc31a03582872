import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { findTracedCall } from './traced-call.ts';

/** A function that ran, in the order in which it ran first. */
export interface Step {
  /** From the root of the project. */
  readonly file: string;
  readonly name: string;
  /** How many functions of the project were under way around it. */
  readonly depth: number;
}

/** What one call runs between the bytes that come in and those that go out, and right after them. */
export interface Walk {
  readonly functions: number;
  readonly files: readonly string[];
  readonly steps: readonly Step[];
}

const root = new URL('../../', import.meta.url);

/**
 * Makes one call over a socket to a server in a process of its own, which has answered two like it before, and gives what runs
 * there: what, by V8's precise coverage; in which order, by stopping at each of these functions during one call more.
 */
export async function traceCall(vendorName: string, method: string): Promise<Walk> {
  const { vendor, key, recipe } = findTracedCall(vendorName, method);
  const register = new URL('register.mjs', import.meta.url).href;
  const server = fork(fileURLToPath(new URL('traced-server.ts', import.meta.url)), [vendorName, method], {
    execArgv: ['--import', register],
    // The inspector has something to say when it goes.
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  await once(server, 'message');
  const ask = async (question: string): Promise<unknown> => {
    server.send(question);
    const [{ said }] = (await once(server, 'message')) as [{ said: unknown }];
    return said;
  };
  const call = async (beforehand?: string): Promise<void> => {
    const { baseUrl, now } = (await ask('reset')) as { baseUrl: string; now: number };
    if (beforehand !== undefined) await ask(beforehand);
    const credential: unknown = { ...(vendor.credential.fake as object), ...recipe.credential };
    const ids = createSeededIds(now);
    const { url, ...request } = writeCall(vendor, key, {
      input: recipe.input,
      credential,
      baseUrl,
      now,
      ids,
    });
    const headers = request.headers.filter(([name]) => name.toLowerCase() !== 'host');
    const body = request.body.length > 0 && { body: Buffer.from(request.body) };
    const reply = await fetch(url, {
      method: request.method,
      headers: headers.map(([...pair]) => pair),
      ...body,
    });
    await reply.text();
  };
  try {
    await call();
    await call();
    await call('count');
    await ask('stop');
    await call('follow');
    const { count, steps } = (await ask('end')) as Ended;
    const placed = steps.map(({ url, ...step }) => ({ ...step, file: url.slice(root.href.length) }));
    return { functions: count, files: [...new Set(placed.map(({ file }) => file))], steps: placed };
  } finally {
    server.disconnect();
  }
}

interface Ended {
  readonly count: number;
  readonly steps: readonly { readonly url: string; readonly name: string; readonly depth: number }[];
}

import postmanCollection from 'postman-collection';
import postmanRuntime from 'postman-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import type { SandboxInput } from '../../contracts/control/config.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { createNamedIds } from '../../emulator/core/engine/seeded-ids.ts';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { readOperationRecipes } from '../../emulator/recipes/recipe-book.ts';
import { sandboxOf } from '../../emulator/recipes/recipe-scenario.ts';
import {
  writeControlCollection,
  writePostmanCollection,
} from '../../emulator/reference/postman-collection.ts';
import { runHere } from '../cli/program.ts';

/** A sandbox for each operation of a vendor, in the state in which its first recipe succeeds. */
function sandboxesFor(vendor: Vendor): Record<string, SandboxInput> {
  const { credential: form } = vendor;
  const fake = form.fake as Readonly<Record<string, unknown>>;
  const [idField] = Object.entries(fake).find(([, value]) => String(value) === form.id(fake))!;
  return Object.fromEntries(
    [...operationsByKey(vendor)].map(([key, { name }]) => {
      const recipe = readOperationRecipes(vendor.name).get(key)!.success[0]!;
      const minted = form.mint(createNamedIds(name)) as Record<string, unknown>;
      const credential = { ...fake, [idField]: minted[idField], ...recipe.credential };
      const sandbox = { ...sandboxOf(vendor.name, key, recipe), credentials: { [vendor.name]: credential } };
      return [`${vendor.name}-${name}`, sandbox as SandboxInput];
    }),
  );
}

let server: RunningServer;

beforeAll(async () => {
  server = await startEmulator({
    port: 0,
    sandboxes: Object.assign({}, ...vendors.map(sandboxesFor)) as Record<string, SandboxInput>,
  });
  const control = createControlClient({ baseUrl: server.controlUrl });
  for (const vendor of vendors)
    for (const [key, { name }] of operationsByKey(vendor)) {
      const path = { id: `${vendor.name}-${name}` };
      for (const step of readOperationRecipes(vendor.name).get(key)!.success[0]!.before)
        if ('advanceSeconds' in step)
          await control.advanceClock({ path, body: { seconds: step.advanceSeconds } });
        else {
          const { times, ...call } = step;
          for (let sent = 0; sent < times; sent += 1)
            await control.sendCall({ path, body: { vendor: vendor.name, ...call } });
        }
    }
});
afterAll(() => server.close());

interface Ran {
  readonly name: string;
  readonly status: number;
  readonly problem: string | undefined;
}

/** Runs every request of a collection, with its scripts, as Postman does. */
function run(collection: object): Promise<readonly Ran[]> {
  const ran: Ran[] = [];
  const problems = new Map<string, string>();
  return new Promise((resolve, reject) => {
    new postmanRuntime.Runner().run(new postmanCollection.Collection(collection), {}, (failed, running) => {
      if (failed) reject(failed);
      running.start({
        exception: (_, error) => problems.set('last', error.message),
        request: (error, _, response, __, item) => {
          // What a script sends by itself is told of too, without a name.
          if (item.name === undefined) return;
          ran.push({
            name: item.name,
            status: response?.code ?? 0,
            problem: problems.get('last') ?? error?.message,
          });
          problems.delete('last');
        },
        done: (error) => {
          if (error) reject(error);
          else resolve(ran);
        },
      });
    });
  });
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'the Postman collection of %s',
  (name, vendor) => {
    const collectionOf = () =>
      writePostmanCollection(vendor, { controlUrl: server.controlUrl, baseUrl: server.baseUrls[name]! });

    it(
      'has requests that sign themselves, so that the emulator accepts each of them',
      { timeout: 120_000 },
      async () => {
        const script = `pm.variables.set('sandbox', '${name}-' + pm.info.requestName);`;
        const collection = {
          ...collectionOf(),
          event: [{ listen: 'prerequest', script: { exec: [script] } }],
        };
        const ran = await run(JSON.parse(printJson(collection)) as object);
        expect(ran.filter(({ problem }) => problem !== undefined)).toEqual([]);
        const last = [...operationsByKey(vendor)].map(([key, operation]) => {
          const entry = server.emulator.sandbox(`${name}-${operation.name}`)!.journal.entries().at(-1);
          return [key, entry?.operation, entry?.outcome];
        });
        expect(last).toEqual([...operationsByKey(vendor).keys()].map((key) => [key, key, 'success']));
        expect(ran.map((each) => each.name)).toEqual(Object.keys(vendor.operations));
      },
    );

    it('keeps no secret', () => {
      const { credential } = vendor;
      expect(printJson(collectionOf())).not.toContain(credential.secret(credential.fake));
    });
  },
);

describe('the Postman collection of the control API', () => {
  it('has requests that are answered', { timeout: 120_000 }, async () => {
    const ran = await run(writeControlCollection(server.controlUrl));
    const health = ran.find((each) => each.name === 'health');
    expect([health?.status, ran.filter(({ status }) => status === 0 || status >= 500)]).toEqual([200, []]);
  });
});

it('is printed by the command line, for a running emulator', async () => {
  const { code, stdout } = await runHere('openapi', 'polyv-live', '--postman', '--url', server.controlUrl);
  const { variable } = JSON.parse(stdout) as { variable: { key: string; value: string }[] };
  expect(code).toBe(0);
  expect(variable.find(({ key }) => key === 'baseUrl')?.value).toBe(server.baseUrls['polyv-live']);
});

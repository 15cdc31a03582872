import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import { readOperationRecipes } from '../../emulator/recipes/recipe-book.ts';
import { documentNames, writeOpenApi } from '../../emulator/reference/openapi-documents.ts';
import { runHere, spawnCommand } from '../cli/program.ts';

type Content = Readonly<
  Record<
    string,
    {
      readonly example?: unknown;
      readonly examples?: Readonly<Record<string, { readonly $ref?: string }>>;
    }
  >
>;

/** What is read here of a document. */
interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>>;
  readonly components: { readonly examples?: object };
}

interface Call {
  readonly operationId: string;
  readonly description?: string;
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** The same as `npm run types`, which takes a tenth of the time of the one that is written in JavaScript. */
const compiler = fileURLToPath(new URL('../../node_modules/typescript-native/bin/tsc', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'understudy-openapi-'));
const places = {
  version: '1.0.0',
  controlUrl: 'http://127.0.0.1:4010',
  baseUrlOf: () => 'http://127.0.0.1:4011',
};
const fileOf = (name: string, end: string) => join(folder, `${name}.${end}`);

/** Ids keep their digits. */
function readDocument(name: string): Described {
  const read = readJson(readFileSync(fileOf(name, 'json'), 'utf8'));
  if ('problem' in read) throw new Error(read.problem);
  return read.value as Described;
}

beforeAll(() => {
  for (const name of documentNames)
    writeFileSync(fileOf(name, 'json'), printJson(writeOpenApi(name, places)));
});

describe('the OpenAPI documents of the vendors and of the control API', () => {
  it('pass the linter of Redocly without an error', { timeout: 120_000 }, async () => {
    const home = dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json'));
    const files = documentNames.map((name) => fileOf(name, 'json'));
    const args = [join(home, 'bin', 'cli.js'), 'lint', '--format=summary', ...files];
    const { code, stdout, stderr } = await spawnCommand(process.execPath, args).ended;
    // It says of each file how it is, and ends with 1 where one has an error.
    for (const name of documentNames) expect(stderr).toContain(`${name}.json: validated`);
    expect([code, stdout.match(/^error .*$/gm)]).toEqual([0, null]);
    // An example that breaks its schema is a warning.
    expect(stdout.match(/^.*-examples?\b.*$/gm)).toBeNull();
  });

  it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
    'show what %s answers: to a success, to each error of the operation, and to what all share',
    (name, vendor) => {
      const { paths, components } = readDocument(name);
      const described = Object.values(paths).flatMap((item) => Object.values(item));
      const used = new Set<string>();
      for (const operation of Object.values(vendor.operations)) {
        const { responses } = described.find(({ description }) =>
          description?.includes(`${operation.key}. `),
        )!;
        const { example } = responses['200']!.content!['application/json']!;
        expect(vendor.bodies(operation).success.safeParse(example).success, operation.key).toBe(true);
        const { examples = {} } = responses['default']!.content!['application/json']!;
        const recipes = readOperationRecipes(name).get(operation.key)!.errors;
        expect(Object.keys(examples), operation.key).toEqual(expect.arrayContaining(Object.keys(recipes)));
        for (const { $ref } of Object.values(examples)) if ($ref) used.add($ref.replace(/^.*\//, ''));
      }
      expect(used).toEqual(new Set(Object.keys(components.examples ?? {})));
      expect(used.size).toBeGreaterThan(10);
    },
  );

  it('show what the control API takes and answers, call by call', () => {
    const { paths } = readDocument('control');
    for (const { methods, path } of Object.values<Operation>(controlOperations).map(({ route }) => route)) {
      const { requestBody, responses, operationId } = paths[path]![methods[0].toLowerCase()]!;
      if (requestBody) expect(requestBody.content['application/json'], operationId).toHaveProperty('example');
      const content = (responses['200'] ?? responses['201'])?.content;
      // The document of a vendor is too long to stand in another one.
      if (content && operationId !== 'getOpenApi')
        expect(content['application/json'], operationId).toHaveProperty('example');
    }
  });

  it('become TypeScript by openapi-typescript, which compiles', { timeout: 120_000 }, async () => {
    for (const name of documentNames) {
      const text = astToString(
        await openapiTS(JSON.parse(printJson(writeOpenApi(name, places))) as OpenAPI3),
      );
      expect(text).toContain('export interface operations');
      writeFileSync(fileOf(name, 'ts'), text);
    }
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--ignoreConfig'];
    const files = documentNames.map((name) => fileOf(name, 'ts'));
    const { code, stdout } = await spawnCommand(process.execPath, [compiler, ...options, ...files]).ended;
    expect([code, stdout]).toEqual([0, '']);
  });

  it('are printed by the command line, with the emulator where it usually is', async () => {
    for (const name of documentNames) {
      const { code, stdout } = await runHere('openapi', name);
      const { servers } = JSON.parse(stdout) as { readonly servers: readonly { readonly url: string }[] };
      expect([code, servers[0]?.url]).toEqual([0, expect.stringMatching(/^http:\/\/127\.0\.0\.1:401\d$/)]);
    }
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { printJson } from '../../contracts/core/wire/json.ts';
import { documentNames, writeOpenApi } from '../../emulator/reference/openapi-documents.ts';
import { runHere, spawnCommand } from '../cli/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'understudy-openapi-'));
const places = {
  version: '1.0.0',
  controlUrl: 'http://127.0.0.1:4010',
  baseUrlOf: () => 'http://127.0.0.1:4011',
};
const fileOf = (name: string, end: string) => join(folder, `${name}.${end}`);

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
  });

  it('become TypeScript by openapi-typescript, which compiles', { timeout: 120_000 }, async () => {
    for (const name of documentNames) {
      const text = astToString(
        await openapiTS(JSON.parse(printJson(writeOpenApi(name, places))) as OpenAPI3),
      );
      expect(text).toContain('export interface operations');
      writeFileSync(fileOf(name, 'ts'), text);
    }
    const program = ts.createProgram(
      documentNames.map((name) => fileOf(name, 'ts')),
      { noEmit: true, strict: true, skipLibCheck: false, types: [], target: ts.ScriptTarget.ES2022 },
    );
    const said = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
    expect(said).toEqual([]);
  });

  it('are printed by the command line, with the emulator where it usually is', async () => {
    for (const name of documentNames) {
      const { code, stdout } = await runHere('openapi', name);
      const { servers } = JSON.parse(stdout) as { readonly servers: readonly { readonly url: string }[] };
      expect([code, servers[0]?.url]).toEqual([0, expect.stringMatching(/^http:\/\/127\.0\.0\.1:401\d$/)]);
    }
  });
});

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { recipe as recipeForm } from '../../contracts/core/recipe/recipe.ts';
import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import type { Understanding, Vendor } from '../../contracts/core/contract/vendor.ts';
import { startEmulator } from '../../emulator/index.ts';
import { recipeCommands } from '../../emulator/recipes/recipe-commands.ts';
import type { Cooking } from '../../emulator/recipes/recipe-scenario.ts';
import { readOperationRecipes, readSharedRecipes } from '../contract/recipes.ts';
import { programFile } from '../cli/program-file.ts';
import { runHere } from '../cli/program.ts';
import { takeShare } from '../share.ts';
import { runPrinted } from './shell.ts';

const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** Every recipe of a vendor that ends in an error. */
function cookingsOf(vendor: Vendor): readonly Cooking[] {
  const ofGateway = Object.entries(readSharedRecipes(vendor.name).errors).map(
    ([error, { operation, ...recipe }]) => ({ vendor: vendor.name, operation, recipe, error }),
  );
  const own = [...readOperationRecipes(vendor.name)].flatMap(([operation, { errors }]) =>
    Object.entries(errors).map(([error, recipe]) => ({ vendor: vendor.name, operation, recipe, error })),
  );
  return [...ofGateway, ...own];
}

const apart = 3;

/** Runs a script beside a running emulator, as somebody would who has installed it. Gives the last line of its output. */
async function paste(script: string): Promise<string> {
  const server = await startEmulator({ port: 0 });
  onTestFinished(() => server.close());
  const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  // What npx does where the package is installed.
  writeFileSync(join(folder, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  symlinkSync(programFile, join(folder, 'understudy-live'));
  const PATH = `${folder}:${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, PATH, UNDERSTUDY_CONTROL_URL: server.controlUrl };
  const { stdout } = await promisify(execFile)('sh', ['-c', script], { env });
  return stdout.trimEnd().split('\n').at(-1) ?? '';
}

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
  'the recipes of %s in words',
  async (_, vendor) => {
    const server = await startEmulator({ port: 0 });
    afterAll(() => server.close());
    const cookings = cookingsOf(vendor).map((cooking) => ({ ...cooking, title: cooking.recipe.title }));
    const succeeding = [...readOperationRecipes(vendor.name).keys()];

    // Each of them is carried out by test/contract as well; by day a share is enough to see that the words say the same.
    it.each(takeShare(cookings, apart))('bring about $error of $operation: $title', async (cooking) => {
      const printed = await runHere('recipe', vendor.name, cooking.operation, cooking.error!);
      expect(printed).toMatchObject({ code: 0, stderr: '' });
      const reply = await runPrinted(printed.stdout.trimEnd(), server.controlUrl);
      const understood = vendor.codec.understand(reply);
      expect(understood.kind).toBe('error');
      const { code, message } = understood as Extract<Understanding, { kind: 'error' }>;
      expect(identifyError(vendor, code, message)).toBe(cooking.error);
    });

    it.each(takeShare(succeeding, apart))('bring about a success of %s', async (operation) => {
      const { stdout } = await runHere('recipe', vendor.name, operation, 'success');
      const reply = await runPrinted(stdout.trimEnd(), server.controlUrl);
      expect(vendor.codec.understand(reply).kind).toBe('output');
    });
  },
);

describe('a recipe in words', () => {
  it.runIf(hasCurl)(
    'brings its error about when it is pasted into a shell',
    async () => {
      const vendor = vendors[0]!;
      const cooking = cookingsOf(vendor).find(({ recipe }) => recipe.damage?.credential)!;
      const body = await paste(recipeCommands(cooking));
      const understood = vendor.codec.understand({ status: 200, headers: [], body });
      expect(understood).toMatchObject({ kind: 'error', code: Number(cooking.error) });
    },
    // Three commands, each of which starts a Node of its own.
    60_000,
  );

  it('has steps for the sandbox, for the calls before and for the call itself', () => {
    const recipe = recipeForm.parse({
      title: 'two bans are too many',
      perSecond: 1,
      before: [{ operation: 'live_engine_http_srv/unban_member', input: { RoomId: 'it’s' } }],
      times: 2,
      damage: { skewSeconds: -1 },
    });
    const cooking = { vendor: 'tencent-chat', operation: 'live_engine_http_srv/ban_member', recipe };
    expect(recipeCommands({ ...cooking, error: '60007' })).toBe(
      [
        '# 1. A sandbox for it',
        'npx understudy-live sandbox reset',
        "npx understudy-live scenario run - <<'END'",
        'name: recipe',
        'summary: two bans are too many',
        'clock:',
        '  mode: frozen',
        '  now: 2023-11-14T22:13:20Z',
        'state:',
        '  tencent-chat: {}',
        'limits:',
        '  tencent-chat:',
        '    live_engine_http_srv/ban_member:',
        '      perSecond: 1',
        'END',
        '',
        '# 2. What comes first',
        `npx understudy-live sign tencent-chat live_engine_http_srv/unban_member '{"RoomId":"it’s"}' | sh; echo`,
        '',
        '# 3. The call, which answers: 60007',
        `for n in $(seq 2); do npx understudy-live sign tencent-chat live_engine_http_srv/ban_member '{}' --damage '{"skewSeconds":-1}' | sh; echo; done`,
      ].join('\n'),
    );
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { vendors } from '../contracts/catalog.ts';
import { demoNames } from '../contracts/core/contract/demo.ts';
import { fileSchema, fileSchemaNames, type FileSchemaName } from '../contracts/control/file-schemas.ts';
import { readOperationRecipes } from '../emulator/recipes/recipe-book.ts';
import { recipeScenario } from '../emulator/recipes/recipe-scenario.ts';
import { runHere } from './cli/program.ts';

// 64-bit numbers are what formats like int64 say, which the validator need not know.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });

/** The schemas as they are shipped. */
const validators = new Map(
  fileSchemaNames.map((name) => {
    const shipped = readFileSync(new URL(`../docs/${name}.schema.json`, import.meta.url), 'utf8');
    return [name, ajv.compile(JSON.parse(shipped) as object)];
  }),
);

/** What the schema of a kind of file says of a value; nothing when it fits. */
function problemsOf(name: FileSchemaName, value: unknown): readonly string[] {
  const validate = validators.get(name)!;
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

const scenarioFolder = new URL('../emulator/scenarios/', import.meta.url);
const scenarios = readdirSync(scenarioFolder).map(
  (file) => [file, parse(readFileSync(new URL(file, scenarioFolder), 'utf8')) as object] as const,
);

describe('the JSON Schemas of files', () => {
  it.each(scenarios)('fit the scenario %s', (_, scenario) => {
    expect(problemsOf('scenario', scenario)).toEqual([]);
  });

  it.each(vendors.map(({ name }) => name))('fit the recipes of %s as scenarios', (vendor) => {
    for (const [operation, { errors }] of readOperationRecipes(vendor))
      for (const [error, recipe] of Object.entries(errors)) {
        const scenario = recipeScenario({ vendor, operation, recipe, error });
        const plain: unknown = JSON.parse(
          JSON.stringify(scenario, (_, value: unknown) =>
            typeof value === 'bigint' ? Number(value) : value,
          ),
        );
        expect(problemsOf('scenario', plain)).toEqual([]);
      }
  });

  it('fit a configuration file with every setting', () => {
    const config = parse(`
allowOrigins: [https://app.example]
mute: [paging-stops-early]
sandboxes:
  default:
    clock: { mode: frozen, now: 2023-11-14T22:13:20Z }
    limits: { tencent-chat: { banMember: { perSecond: 5 }, live_engine_http_srv/mute_member: { perMinute: 9 } } }
    assumptions: { profile: lenient, values: {} }
    faults:
      - { id: slow, match: { vendor: tencent-chat }, effect: { type: latency, ms: 100 } }
`) as object;
    expect(problemsOf('config', config)).toEqual([]);
  });

  it('fit the demo state, by its name and written out', () => {
    const demo = vendors.map((vendor) => [vendor.name, vendor.demoState(demoNames, vendor.credential.fake)]);
    const state = JSON.parse(JSON.stringify(Object.fromEntries(demo))) as object;
    expect(problemsOf('state', state)).toEqual([]);
    expect(problemsOf('config', { sandboxes: { default: { state }, spare: { state: 'demo' } } })).toEqual([]);
  });

  const rules = [
    { id: 'gone', match: { vendor: 'polyv-live' }, when: { times: 1 }, effect: { type: 'reset' } },
  ];

  it.each([
    ['a list', rules],
    ['an object', { rules }],
  ])('fit fault rules as %s', (_, file) => {
    expect(problemsOf('faults', file)).toEqual([]);
  });

  it.each<[FileSchemaName, object, string]>([
    ['config', { sandboxs: {} }, 'must NOT have additional properties'],
    ['config', { sandboxes: { default: { clock: { mode: 'frozn' } } } }, '/sandboxes/default/clock'],
    ['scenario', { name: 'x' }, "must have required property 'summary'"],
    ['faults', [{ id: 'x', match: { vendor: 'polyv-live' }, effect: { type: 'explode' } }], '/0/effect'],
    ['state', { 'tencent-chat': { rooms: 3 } }, '/tencent-chat/rooms'],
    ['state', { 'tencent-chat': { rooms: [{ RoomId: { a: 1 } }] } }, '/tencent-chat/rooms/0/RoomId'],
    [
      'state',
      { 'volcengine-livesaas': { activities: [{ ActivityId: false }] } },
      '/0/ActivityId must be integer',
    ],
  ])('say what is wrong in a file of the kind %s: %j', (name, file, problem) => {
    expect(problemsOf(name, file).join('\n')).toContain(problem);
  });

  it.each(fileSchemaNames)('are printed by the command: %s', async (name) => {
    const { code, stdout } = await runHere('schema', name);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(fileSchema(name));
  });
});

import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { findOperation, operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import { describeInOpenApi } from '../../contracts/core/contract/openapi.ts';
import { toJsonSchema } from '../../contracts/core/contract/json-schema.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { assemble, settleInputs } from '../../emulator/assembly/create-emulator.ts';
import { defaultSandbox } from '../../emulator/core/engine/emulator.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { english } from '../../emulator/reference/language/speech.ts';
import { renderVendor } from '../../emulator/reference/vendor-pages.ts';
import { noon } from '../../emulator/recipes/recipe-scenario.ts';
import { readOperationRecipes } from './recipes.ts';
import { helpOf } from './limits/help.ts';
import { limitCasesOf } from './limits/limit-cases.ts';
import { tryLimit } from './limits/try-limit.ts';

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('the limits of %s', (name, vendor) => {
  const help = helpOf(name);
  const cases = limitCasesOf(vendor, help);
  const names = new Set(cases.flatMap(({ name, title }) => [name, name.replace(/^\w+ /, ''), title]));
  const reachable = cases.filter(({ title }) => !Object.hasOwn(help.outOfReach, title));

  it.each(reachable.map((each) => [each.title, each] as const))(
    'hold, and what is beyond gets what is said: %s',
    async (_, limitCase) => {
      await tryLimit(vendor, help, limitCase);
    },
  );

  it('are helped and left out by names that they have', () => {
    const named = [...Object.keys(help.made), ...Object.keys(help.outOfReach)];
    expect(named.filter((each) => !names.has(each))).toEqual([]);
  });

  it('say how they are made where they are of more than a field', () => {
    const lacking = cases.filter(({ limit, isMade }) => limit.what !== undefined && !isMade);
    expect(lacking.map(({ title }) => title).filter((title) => !help.outOfReach[title])).toEqual([]);
  });

  const ofEveryCall = vendor.calls.parameters.flatMap(({ name: parameter, limits = [] }) =>
    limits.map((limit) => [`${parameter}: ${limit.what}`, limit] as const),
  );

  if (ofEveryCall.length > 0)
    it.each(ofEveryCall)(
      'hold for what every call carries: %s',
      (_, { what, most = 0, beyond, assumption }) => {
        const [choice] = assumption === undefined ? [] : vendor.assumptions[assumption]!.alternatives;
        const age = what?.includes('ahead') ? -most : most;
        expect(refusalsAround(vendor, age)).toEqual([undefined, beyond]);
        if (what?.includes('before')) expect(refusalsAround(vendor, -age)).toEqual([undefined, beyond]);
        if (assumption !== undefined && choice !== undefined)
          expect(refusalsAround(vendor, age, { [assumption]: choice })).toEqual([beyond, beyond]);
      },
    );

  if (vendor.rate)
    it('are said of all calls together, in the reference and in OpenAPI, with the guess that decides', () => {
      const { requests, blockSeconds, assumption } = vendor.rate!;
      const { info } = describeInOpenApi(vendor, '1') as { info: Record<string, unknown> };
      expect(info).toMatchObject({ 'x-rate-limit': vendor.rate });
      expect(vendor.assumptions[assumption]?.question).toContain(String(requests));
      const page = renderVendor(vendor, english);
      for (const said of [`${requests} per`, `${blockSeconds} s.`, `(assumptions.md#`])
        expect(page).toContain(said);
    });

  const quotas = [...operationsByKey(vendor)].flatMap(([key, { quotas = [] }]) =>
    quotas.map((quota) => [key, quota, vendor.quotas![quota]!] as const),
  );

  if (quotas.length > 0)
    it.each(quotas)('are tried by a recipe where they are quotas: %s, %s', (key, _, { error }) => {
      const tried = readOperationRecipes(name).get(key)!.boundaries;
      expect(tried.map((boundary) => boundary.error)).toContain(error);
    });

  const boundaries = [...readOperationRecipes(name)].flatMap(([key, { boundaries }]) =>
    boundaries.map((boundary) => [key, boundary.title, boundary] as const),
  );

  it.each(boundaries)('are said in the schema where a recipe of %s %s', (key, _, { passes, fails }) => {
    const { properties = {} } = toJsonSchema(findOperation(vendor, key)!.input, 'input') as ObjectSchema;
    const differing = Object.keys(passes.input).filter(
      (field) => Object.hasOwn(fails.input, field) && !isEqual(passes.input[field], fails.input[field]),
    );
    const isSaid = (field: string): boolean =>
      /"(?:enum|const|pattern|min\w+|max\w+|x-limits)":/.test(JSON.stringify(properties[field]));
    expect(differing.filter((field) => !isSaid(field))).toEqual([]);
  });
});

/** What the checks say to a signed call that is so many seconds old, and to one that is a second beyond that. */
function refusalsAround(
  vendor: Vendor,
  age: number,
  values: Readonly<Record<string, string>> = {},
): readonly (string | undefined)[] {
  const { name, example, credential } = vendor;
  const sandboxes = settleInputs({ [defaultSandbox]: { assumptions: { values } } });
  const emulator = assemble(sandboxes, {});
  const signedAt = Date.parse(noon);
  const { url, method, target, headers, body } = writeCall(vendor, example.operation, {
    input: example.input,
    credential: credential.fake as unknown,
    baseUrl: `http://${vendor.hosts[0]}`,
    now: signedAt,
    ids: createSeededIds(1),
  });
  // A server hands on the host that a client adds.
  const sent = headers.filter(([header]) => header.toLowerCase() !== 'host');
  const request = { method, target, headers: [...sent, ['Host', new URL(url).host] as const], body };
  return [age, age + Math.sign(age)].map(
    (seconds) =>
      emulator.findRefusal(emulator.sandbox(defaultSandbox)!, name, request, signedAt + seconds * 1000)
        ?.error,
  );
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, object>>;
}

function isEqual(one: unknown, other: unknown): boolean {
  return printJson(one) === printJson(other);
}

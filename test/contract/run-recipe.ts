import type { SandboxInput } from '../../contracts/control/config.ts';
import { identifyError } from '../../contracts/core/identify.ts';
import type { HttpReply } from '../../contracts/core/http.ts';
import { tightenIds } from '../../contracts/core/ids.ts';
import type { Damage, Recipe } from '../../contracts/core/recipe.ts';
import type { OutgoingRequest, Understanding, Vendor } from '../../contracts/core/vendor.ts';
import { createSeededIds } from '../../emulator/core/ids.ts';
import type { Emulator } from '../../emulator/core/emulator.ts';
import { createEmulator } from '../../emulator/index.ts';
import type { OpenDoor } from '../doors/doors.ts';

/** When nothing else is said, it is then. */
export const noon = '2023-11-14T22:13:20Z';

export interface Run {
  readonly reply: HttpReply;
  readonly understood: Understanding;
  /** The key of the vendor's error, or undefined after a success. */
  readonly error: string | undefined;
}

/** An emulator with the default sandbox that a recipe asks for. */
export function emulatorFor(vendor: Vendor, key: string, recipe: Recipe, inject?: string): Emulator {
  const sandbox = {
    clock: { mode: 'frozen', now: recipe.clock ?? noon },
    credentials: recipe.credential && { [vendor.name]: recipe.credential },
    state: recipe.state && { [vendor.name]: recipe.state },
    assumptions: { choices: recipe.choices ?? {} },
    limits:
      recipe.perSecond === undefined ? {} : { [vendor.name]: { [key]: { perSecond: recipe.perSecond } } },
    quotas: recipe.quotas ? { [vendor.name]: recipe.quotas } : {},
    faults: inject === undefined ? [] : [injection(vendor.name, key, inject)],
  };
  return createEmulator({ sandboxes: { default: dropUndefined(sandbox) } });
}

/** Sends what a recipe says through a door, and reads the last reply. */
export async function runRecipe(vendor: Vendor, key: string, recipe: Recipe, door: OpenDoor): Promise<Run> {
  for (const { operation, input, times } of recipe.before) {
    for (let count = 0; count < times; count += 1)
      await send(vendor, operation, input, recipe, undefined, door);
  }
  let run: Run | undefined;
  for (let count = 0; count < recipe.times; count += 1) {
    run = await send(vendor, key, recipe.input, recipe, recipe.damage, door);
  }
  if (!run) throw new Error(`the recipe "${recipe.title}" sends nothing`);
  return run;
}

function injection(vendor: string, operation: string, code: string) {
  return { id: 'injected', match: { vendor, operation }, effect: { type: 'error', code } };
}

async function send(
  vendor: Vendor,
  key: string,
  input: Record<string, unknown>,
  recipe: Recipe,
  damage: Damage | undefined,
  door: OpenDoor,
): Promise<Run> {
  const declared = vendor.operations[key];
  if (!declared) throw new Error(`${vendor.name} has no operation ${key}`);
  const route = { ...declared.route, ...dropUndefined({ action: damage?.action, version: damage?.version }) };
  const request = vendor.dialect.write({
    key,
    operation: { ...declared, route },
    input: tightenIds(declared.input, input) as Record<string, unknown>,
    credential: { ...vendor.credential.fake, ...recipe.credential, ...damage?.credential },
    baseUrl: door.baseUrl,
    now: Date.parse(recipe.clock ?? noon) + (damage?.skewSeconds ?? 0) * 1000,
    ids: createSeededIds(1),
    options: damage?.options ?? {},
  });
  const damaged = damage ? inflict(request, damage) : request;
  const response = await door.fetch(damaged.url, {
    method: damaged.method,
    headers: damaged.headers
      .filter(([name]) => name.toLowerCase() !== 'host')
      .map(([name, value]) => [name, value]),
    ...(damaged.body.length > 0 && { body: Buffer.from(damaged.body) }),
  });
  const reply = { status: response.status, headers: [...response.headers], body: await response.text() };
  const understood = vendor.dialect.understand(reply);
  const error =
    understood.kind === 'error' ? identifyError(vendor, understood.code, understood.message) : undefined;
  return { reply, understood, error };
}

function inflict(request: OutgoingRequest, damage: Damage): OutgoingRequest {
  const url = new URL(request.url);
  if (damage.path !== undefined) url.pathname = damage.path;
  replaceIn(url.searchParams, damage.query);
  const headers = new Headers(request.headers.map(([name, value]) => [name, value]));
  replaceIn(headers, damage.headers);
  return {
    method: damage.method ?? request.method,
    url: url.href,
    target: `${url.pathname}${url.search}`,
    headers: [...headers],
    body: damageBody(request.body, damage),
  };
}

function damageBody(body: Uint8Array, { body: text, form, bodyBytes }: Damage): Uint8Array {
  if (text !== undefined) return Buffer.from(text);
  if (bodyBytes !== undefined) return Buffer.concat([body, Buffer.alloc(bodyBytes, ' ')], bodyBytes);
  if (!form) return body;
  const parameters = new URLSearchParams(Buffer.from(body).toString());
  replaceIn(parameters, form);
  return Buffer.from(parameters.toString());
}

interface Replaceable {
  set(name: string, value: string): void;
  delete(name: string): void;
}

function replaceIn(target: Replaceable, replacements: Readonly<Record<string, string | null>> = {}): void {
  for (const [name, value] of Object.entries(replacements)) {
    if (value === null) target.delete(name);
    else target.set(name, value);
  }
}

function dropUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

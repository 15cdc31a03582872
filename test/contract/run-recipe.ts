import type { SandboxInput } from '../../contracts/control/config.ts';
import type { Profile } from '../../contracts/core/contract/assumption.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { identifyError } from '../../contracts/core/contract/identify-error.ts';
import type { HttpReply } from '../../contracts/core/wire/http.ts';
import { sandboxOf } from '../../emulator/recipes/recipe-scenario.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import type { Understanding, Vendor } from '../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { defaultSandbox, type Emulator } from '../../emulator/core/engine/emulator.ts';
import type { SandboxSettings } from '../../emulator/core/sandbox/sandbox.ts';
import { assemble, settleInputs } from '../../emulator/assembly/create-emulator.ts';
import type { OpenTransport } from '../http/transports.ts';
import { usualProfile } from '../profiles/usual-profile.ts';

export interface Run {
  readonly reply: HttpReply;
  readonly understood: Understanding;
  /** The key of the vendor's error, or undefined after a success. */
  readonly error: string | undefined;
}

/** The last reply to a recipe, with the errors of the calls that came before it. */
export interface LastRun extends Run {
  readonly before: readonly (string | undefined)[];
}

/** Sandboxes that are validated already, by what they say: each is wanted through every transport. */
const settled = new Map<string, readonly SandboxSettings[]>();

/** An emulator with the default sandbox that a recipe asks for, in which a profile decides what the recipe leaves open. */
export function emulatorFor(
  vendor: Vendor,
  key: string,
  recipe: Recipe,
  error?: string,
  profile: Profile = usualProfile,
): Emulator {
  const pinned = recipe.dependsOn.map((id) => [id, vendor.assumptions[id]?.default ?? '']);
  const values = { ...(Object.fromEntries(pinned) as Record<string, string>), ...recipe.assumptions };
  // The form checks what the recipe's own types leave open.
  const asked = sandboxOf(vendor.name, key, recipe, error) as SandboxInput;
  const sandbox = { ...asked, assumptions: { profile, values } };
  const text = printJson(sandbox);
  const settings = settled.get(text) ?? settleInputs({ [defaultSandbox]: sandbox });
  settled.set(text, settings);
  return assemble(settings, {});
}

/** Sends what a recipe says through a transport to an emulator made for it, and reads the last reply. */
export async function runRecipe(
  vendor: Vendor,
  key: string,
  recipe: Recipe,
  transport: OpenTransport,
  emulator: Emulator,
): Promise<LastRun> {
  const { clock } = emulator.sandbox(defaultSandbox)!;
  const send = (call: Omit<SentCall, 'credential'>): Promise<Run[]> =>
    sendCall(vendor, { ...call, credential: recipe.credential }, transport, clock.now());
  const runs: Run[] = [];
  for (const step of recipe.before) {
    if ('advanceSeconds' in step) clock.advance(step.advanceSeconds);
    else runs.push(...(await send({ ...step, damage: undefined })));
  }
  runs.push(...(await send({ operation: key, ...recipe })));
  const last = runs.pop();
  if (!last) throw new Error(`the recipe "${recipe.title}" sends nothing`);
  return { ...last, before: runs.map(({ error }) => error) };
}

interface SentCall extends Pick<Recipe, 'credential' | 'input' | 'times' | 'damage'> {
  readonly operation: string;
}

/** Sends a call so many times, with the same signature. */
async function sendCall(
  vendor: Vendor,
  { operation, input, times, damage, credential }: SentCall,
  transport: OpenTransport,
  now: number,
): Promise<Run[]> {
  const call = {
    input,
    credential: { ...vendor.credential.fake, ...credential },
    baseUrl: transport.baseUrl,
    now,
    ids: createSeededIds(1),
  };
  const { method, url, headers, body } = writeCall(vendor, operation, call, damage);
  const request = {
    method,
    headers: headers.filter(([name]) => name.toLowerCase() !== 'host').map(([name, value]) => [name, value]),
    ...(body.length > 0 && { body: Buffer.from(body) }),
  } satisfies RequestInit;
  const runs: Run[] = [];
  for (let count = 0; count < times; count += 1)
    runs.push(await readRun(vendor, await transport.fetch(url, request)));
  return runs;
}

async function readRun(vendor: Vendor, response: Response): Promise<Run> {
  const reply = { status: response.status, headers: [...response.headers], body: await response.text() };
  const understood = vendor.codec.understand(reply);
  const error =
    understood.kind === 'error' ? identifyError(vendor, understood.code, understood.message) : undefined;
  return { reply, understood, error };
}

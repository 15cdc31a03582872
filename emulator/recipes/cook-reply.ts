import { vendors } from '../../contracts/catalog.ts';
import type { SandboxInput } from '../../contracts/control/config.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import type { HttpReply } from '../../contracts/core/wire/http.ts';
import { assemble, settleInputs } from '../assembly/create-emulator.ts';
import { withHost } from '../control/handlers/sending.ts';
import { defaultSandbox } from '../core/engine/emulator.ts';
import { createSeededIds } from '../core/engine/seeded-ids.ts';
import { sandboxOf, type Cooking } from './recipe-scenario.ts';

/** What the vendor answers to a recipe: it is carried out in an emulator of its own, and the last reply counts. */
export function cookReply({ vendor: name, operation, recipe, error }: Cooking): HttpReply {
  const vendor = vendors.find((candidate) => candidate.name === name)!;
  // The form checks what the recipe's own types leave open.
  const sandbox = sandboxOf(name, operation, recipe, error) as SandboxInput;
  const emulator = assemble(settleInputs({ [defaultSandbox]: sandbox }), {});
  const { clock } = emulator.sandbox(defaultSandbox)!;
  const send = (
    key: string,
    { input, times, damage }: Pick<Recipe, 'input' | 'times' | 'damage'>,
  ): HttpReply => {
    const call = {
      input,
      credential: { ...(vendor.credential.fake as object), ...recipe.credential },
      baseUrl: `https://${vendor.hosts[0]}`,
      now: clock.now(),
      ids: createSeededIds(1),
    };
    const { url, ...written } = writeCall(vendor, key, call, damage);
    const request = { ...written, headers: withHost(written.headers, url) };
    const replies = Array.from({ length: times }, () => emulator.handle(name, request).reply);
    return replies.at(-1)!;
  };
  for (const step of recipe.before) {
    if ('advanceSeconds' in step) clock.advance(step.advanceSeconds);
    else send(step.operation, { ...step, damage: undefined });
  }
  return send(operation, recipe);
}

import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import type { HttpReply } from '../../contracts/core/wire/http.ts';
import { assemble, settleInputs } from '../assembly/create-emulator.ts';
import { withHost } from '../control/handlers/sending.ts';
import { defaultSandbox, type Emulator } from '../core/engine/emulator.ts';
import { createSeededIds } from '../core/engine/seeded-ids.ts';
import { readOperationRecipes } from '../recipes/recipe-book.ts';

type Input = Readonly<Record<string, unknown>>;

/** Signs a call by the clock of the default sandbox, makes it, and gives the last reply. */
export function makeCall(
  emulator: Emulator,
  vendor: Vendor,
  operation: string,
  { input, times = 1, credential, damage }: Pick<Recipe, 'input'> & Partial<Recipe>,
): HttpReply {
  const call = {
    input,
    credential: { ...(vendor.credential.fake as object), ...credential },
    baseUrl: `https://${vendor.hosts[0]}`,
    now: emulator.sandbox(defaultSandbox)!.clock.now(),
    ids: createSeededIds(1),
  };
  const { url, ...written } = writeCall(vendor, operation, call, damage);
  const request = { ...written, headers: withHost(written.headers, url) };
  const replies = Array.from({ length: times }, () => emulator.handle(vendor.name, request).reply);
  return replies.at(-1)!;
}

/**
 * An input that an operation accepts in the state that an emulator starts with: that of a success, as it is or about what the
 * vendor's own example is about. Undefined where none is accepted.
 */
export function findDemoInput(vendor: Vendor, operation: string): Input | undefined {
  const { success = [] } = readOperationRecipes(vendor.name).get(operation) ?? {};
  const inputs = success.filter(({ damage }) => damage === undefined).map(({ input }) => input);
  const candidates = [...inputs, ...inputs.map((input) => aboutExample(vendor, input))];
  return candidates.find((input) => isAccepted(vendor, operation, input));
}

/** The fields that the vendor's example has too get its values, for the demo state has those. */
function aboutExample({ example }: Vendor, input: Input): Input {
  const shared = Object.entries(example.input).filter(([name]) => Object.hasOwn(input, name));
  return { ...input, ...Object.fromEntries(shared) };
}

/** In the demo state; to bring that back costs less than another emulator. */
let trials: Emulator | undefined;

function isAccepted(vendor: Vendor, operation: string, input: Input): boolean {
  const emulator = (trials ??= assemble(settleInputs({ [defaultSandbox]: {} }), {}));
  emulator.replace(emulator.sandbox(defaultSandbox)!);
  return vendor.codec.understand(makeCall(emulator, vendor, operation, { input })).kind === 'output';
}

import { z } from 'zod';
import type { ControlClient } from '../../../clients/control/index.ts';
import { damage } from '../../../contracts/core/recipe/recipe.ts';
import { findOperations } from '../commands/operations.ts';
import { readReference } from '../commands/reference.ts';
import { signCall } from '../run/sign-call.ts';
import { checkArguments, refuseStrangers, schemaOf } from './check-arguments.ts';
import { controlTools } from './control-tools.ts';
import type { Tool } from './tool.ts';

/** Every tool. Where the command line can do more than the control API under a name, its tool has it. */
export function allTools(control: ControlClient, sandbox: string): readonly Tool[] {
  const own = ownTools(control, sandbox);
  const names = new Set(own.map(({ name }) => name));
  const others = controlTools(control, sandbox).filter(({ name }) => !names.has(name));
  return [...others, ...own];
}

/** What the command line can do without the control API, or with more than one call of it. */
function ownTools(control: ControlClient, sandbox: string): readonly Tool[] {
  return [
    tool(
      'listOperations',
      'Lists the operations of the vendors: keys, client methods, limits; of one vendor, or with a word.',
      { vendor: z.string().optional(), word: z.string().optional() },
      ({ vendor, word }) => findOperations(vendor, word),
    ),
    tool(
      'signCall',
      'Writes and signs a call to a vendor by the credentials and the clock of a sandbox, as a request and as a curl line.',
      {
        sandbox: z.string().default(sandbox),
        vendor: z.string(),
        operation: z.string(),
        input: z.record(z.string(), z.unknown()).default({}),
        options: z.record(z.string(), z.string()).default({}),
        damage: damage.default({}),
      },
      (given) => signCall(control, given),
    ),
    tool(
      'readReference',
      'Gives a page of the reference: a vendor’s name, VENDOR/errors, VENDOR/assumptions, VENDOR/mistakes, VENDOR/RESOURCE, scenarios, findings or mistakes; with an operation, only its section.',
      { page: z.string(), operation: z.string().optional() },
      ({ page, operation }) => readReference(page, operation),
    ),
  ];
}

function tool<Shape extends Readonly<Record<string, z.ZodType>>>(
  name: string,
  description: string,
  shape: Shape,
  run: (given: z.output<z.ZodObject<Shape>>) => unknown,
): Tool {
  return {
    name,
    description,
    inputSchema: schemaOf(shape),
    isReadOnly: true,
    async run(given) {
      refuseStrangers(given, shape);
      return await run(checkArguments(z.object(shape), given));
    },
  };
}

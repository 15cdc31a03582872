import { z } from 'zod';
import type { ControlClient } from '../../../clients/control/index.ts';
import { controlOperations } from '../../../contracts/control/index.ts';
import type { Operation } from '../../../contracts/core/contract/operation.ts';
import { checkArguments, refuseStrangers, schemaOf } from './check-arguments.ts';
import type { Arguments, Tool } from './tool.ts';

type ControlOperation = Operation & { readonly summary: string };
type Shape = Readonly<Record<string, z.ZodType>>;

/** Parameters that an agent has no use for, or that it uses well without knowing. */
const usual: Readonly<Record<string, Arguments>> = {
  getJournal: { newest: 'true', limit: 20 },
};

/** A tool for each call of the control API: its parameters, and its body as `body`. */
export function controlTools(control: ControlClient, sandbox: string): readonly Tool[] {
  return Object.entries<ControlOperation>(controlOperations).map(([name, operation]) => {
    const parts = partsOf(operation);
    const { id: ofSandbox, ...path } = parts.path;
    const shape: Shape = {
      ...(ofSandbox && { sandbox: z.string().default(sandbox) }),
      ...path,
      ...parts.query,
      ...(parts.body && { body: parts.body }),
    };
    return {
      name,
      description: operation.summary,
      inputSchema: schemaOf(shape),
      isReadOnly: operation.route.methods[0] === 'GET',
      async run(given) {
        refuseStrangers(given, shape);
        const { sandbox: id = sandbox, body, ...rest } = { ...usual[name], ...given };
        const input = {
          path: { ...(ofSandbox && { id }), ...pick(rest, path) },
          query: pick(rest, parts.query),
          body,
        };
        checkArguments(operation.input, input);
        return call(control, name, input);
      },
    };
  });
}

interface Parts {
  readonly path: Shape;
  readonly query: Shape;
  readonly body: z.ZodType | undefined;
}

function partsOf({ input }: Operation): Parts {
  const { path, query, body } = (input as z.ZodObject<Record<string, z.ZodType>>).shape;
  return { path: shapeOf(path!), query: shapeOf(query!), body: isNothing(body!) ? undefined : body };
}

/** The fields of an object, whatever is checked or changed after it; a part that a call does not have has none. */
function shapeOf(schema: z.ZodType): Shape {
  const { def } = schema._zod as unknown as z.core.$ZodTypes['_zod'];
  if (def.type === 'pipe') return shapeOf(def.in as z.ZodType);
  return def.type === 'object' ? (def.shape as Shape) : {};
}

function isNothing(schema: z.ZodType): boolean {
  const { def } = schema._zod as unknown as z.core.$ZodTypes['_zod'];
  return def.type === 'pipe' && def.in._zod.def.type === 'unknown';
}

function pick(given: Arguments, shape: Shape): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(shape, name)));
}

/** A loop over all calls cannot keep each one's types. */
function call(control: ControlClient, name: string, input: object): Promise<unknown> {
  const method = control[name as keyof ControlClient] as (parts: object) => Promise<unknown>;
  return method(input);
}

import { describeControlInOpenApi } from '../../contracts/control/openapi.ts';
import { vendors } from '../../contracts/catalog.ts';
import { describeInOpenApi } from '../../contracts/core/contract/openapi.ts';
import { cookControlExamples } from './control-examples.ts';
import { readOperationRecipes } from '../recipes/recipe-book.ts';
import { examplesOf } from './reply-examples.ts';

/** The name of the control API among the documents. */
export const controlDocument = 'control';

export const documentNames: readonly string[] = [...vendors.map(({ name }) => name), controlDocument];

/** Where an emulator is, and which version it has. */
export interface Described {
  readonly version: string;
  readonly controlUrl: string;
  readonly baseUrlOf: (vendor: string) => string;
}

/** The OpenAPI document of a vendor, with examples of each call and of each of its replies, or of the control API. */
export function writeOpenApi(
  name: string,
  { version, controlUrl, baseUrlOf }: Described,
): Record<string, unknown> {
  const vendor = vendors.find((candidate) => candidate.name === name);
  return vendor
    ? describeInOpenApi(vendor, version, baseUrlOf(name), examplesOf(name))
    : describeControlInOpenApi(version, controlUrl, cookControlExamples({ version, controlUrl, baseUrlOf }));
}

/** The input of the first recipe by which an operation succeeds. */
export function exampleOf(vendor: string, key: string): Readonly<Record<string, unknown>> {
  return readOperationRecipes(vendor).get(key)?.success[0]?.input ?? {};
}

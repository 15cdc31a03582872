import { vendors } from '../../contracts/catalog.ts';
import { readOperationRecipes } from '../../test/contract/recipes.ts';

/** The call that is traced: the first success that the vendor's recipes have for a method of its client. */
export function findTracedCall(vendorName = '', method = '') {
  const vendor = vendors.find(({ name }) => name === vendorName);
  if (!vendor)
    throw new Error(
      `There is no vendor "${vendorName}": choose ${vendors.map(({ name }) => name).join(', ')}.`,
    );
  const operation = vendor.operations[method];
  if (!operation)
    throw new Error(
      `${vendorName} has no method "${method}": choose ${Object.keys(vendor.operations).join(', ')}.`,
    );
  const { key } = operation;
  const recipe = readOperationRecipes(vendorName).get(key)?.success[0];
  if (!recipe) throw new Error(`No recipe shows a success of ${key}.`);
  return { vendor, key, recipe };
}

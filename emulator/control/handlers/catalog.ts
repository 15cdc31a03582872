import { describeOperation, describeVendor } from '../../../contracts/core/contract/catalog-entry.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import { describeControlInOpenApi } from '../../../contracts/control/openapi.ts';
import { describeInOpenApi } from '../../../contracts/core/contract/openapi.ts';
import { findVendor, type ControlHandler } from '../context.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';

export const getCatalog: ControlHandler<'getCatalog'> = (_, { emulator }) => ({
  vendors: emulator.vendors.map(describeVendor),
  operations: emulator.vendors.flatMap((vendor) =>
    [...operationsByKey(vendor)].map(([key, operation]) => describeOperation(vendor, key, operation)),
  ),
});

export const getOpenApi: ControlHandler<'getOpenApi'> = ({ path }, context) => {
  if (path.document === 'control.json')
    return describeControlInOpenApi(context.version, context.controlUrl());
  const implementation = findVendor(context, path.document.replace(/\.json$/, ''));
  return isFailure(implementation)
    ? implementation
    : describeInOpenApi(
        implementation.vendor,
        context.version,
        context.baseUrlOf(implementation.vendor.name),
      );
};

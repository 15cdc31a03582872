export * from './catalog.ts';
export { controlOperations, type ControlOperations } from './control/index.ts';
export type { Assumption, Assumptions, Profile } from './core/contract/assumption.ts';
export { describeInOpenApi } from './core/contract/openapi.ts';
export type { Input, Operation, Output, WireInput, WireOutput } from './core/contract/operation.ts';
export type { ErrorSpec, Vendor } from './core/contract/vendor.ts';

import { controlOperations, type ControlOperations } from './index.ts';
import type { Operation } from '../core/contract/operation.ts';

/** Where each call of the control API is. A client needs no more of them, and the build has worked it out. */
export const controlRoutes = Object.fromEntries(
  Object.entries<Operation>(controlOperations).map(([name, { route }]) => [name, route]),
) as Readonly<Record<keyof ControlOperations, Operation['route']>>;

// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';
import { sandboxes } from './sandboxes.ts';
import { state } from './state.ts';
import { clock } from './clock.ts';
import { faults } from './faults.ts';
import { rooms } from './rooms.ts';
import { scenario } from './scenario.ts';
import { journal } from './journal.ts';
import { assumptions } from './assumptions.ts';
import { catalog } from './catalog.ts';
import { explanation } from './explanation.ts';
import { findings } from './findings.ts';

const docs: ControlDocs = {
  ...sandboxes,
  ...state,
  ...clock,
  ...faults,
  ...rooms,
  ...scenario,
  ...journal,
  ...assumptions,
  ...catalog,
  ...explanation,
  ...findings,
};

/** By the methods of the client; a function, since the bundles read it from a file of its own when it is asked for. */
export const readFieldDocs = (): ControlDocs => docs;

import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import { getAssumptions, listAssumptions, putAssumptions } from './assumptions.ts';
import { getCatalog, getOpenApi } from './catalog.ts';
import { advanceClock, getClock, putClock } from './clock.ts';
import type { ControlContext, ControlHandlers } from '../context.ts';
import { explainEntry, explainRequest } from './explanation.ts';
import { deleteFaults, getFaults, putFaults } from './faults.ts';
import { getCoverage, getFindings } from './findings.ts';
import { getJournal, getJournalEntry, verifyJournal } from './journal.ts';
import { enterRoom, leaveRoom } from './rooms.ts';
import {
  createSandbox,
  deleteSandbox,
  getSandbox,
  health,
  listSandboxes,
  resetSandbox,
} from './sandboxes.ts';
import { listScenarios, startScenario } from './scenarios.ts';
import { getState, putState } from './state.ts';

/** The behaviour of every call of the control API. */
export const handlers: ControlHandlers = {
  health,
  createSandbox,
  listSandboxes,
  getSandbox,
  deleteSandbox,
  resetSandbox,
  getState,
  putState,
  getClock,
  putClock,
  advanceClock,
  getFaults,
  putFaults,
  deleteFaults,
  enterRoom,
  leaveRoom,
  listScenarios,
  startScenario,
  listAssumptions,
  getAssumptions,
  putAssumptions,
  getCatalog,
  getOpenApi,
  explainEntry,
  explainRequest,
  getFindings,
  getCoverage,
  getJournal,
  getJournalEntry,
  verifyJournal,
};

/** A handler for whoever knows its call by name alone; the input must have passed the call's schema. */
export type AnyHandler = (input: unknown, context: ControlContext) => unknown;

/** Calls that are there to show credentials, or to show what holds none and must come out as it went in. */
const unmasked: ReadonlySet<string> = new Set<keyof ControlHandlers>([
  'health',
  'createSandbox',
  'listSandboxes',
  'getSandbox',
  'resetSandbox',
  'getState',
  'putState',
  'getCatalog',
  'getOpenApi',
]);

/**
 * The handler of a call; no answer of it holds a secret. The types of all are checked where they are listed; a name cannot
 * keep each one's.
 */
export function handlerOf(name: string): AnyHandler {
  const handler = handlers[name as keyof typeof handlers] as AnyHandler;
  if (unmasked.has(name)) return handler;
  return (input, context) => {
    const { secrets } = context.emulator;
    const output = handler(input, context);
    return isFailure(output) ? fail(output.error, secrets.hideIn(output.details)) : secrets.hideIn(output);
  };
}

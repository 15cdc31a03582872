import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import {
  compareAssumptions,
  getAssumptions,
  getEntryAssumptions,
  listAssumptions,
  putAssumptions,
} from './assumptions.ts';
import { getCatalog, getOpenApi } from './catalog.ts';
import { advanceClock, getClock, getUpcoming, putClock } from './clock.ts';
import { getDoc, listDocs } from './documentation.ts';
import type { ControlContext, ControlHandlers, Handled } from '../context.ts';
import { explainEntry, explainRequest } from './explanation.ts';
import { deleteFaults, getFaults, putFaults } from './faults.ts';
import { getCoverage, getFindings } from './findings.ts';
import { getJournal, getJournalEntry, verifyJournal } from './journal.ts';
import { getLimits } from './limits.ts';
import { enterRoom, leaveRoom, listRooms } from './rooms.ts';
import {
  createSandbox,
  deleteSandbox,
  getSandbox,
  health,
  listSandboxes,
  resetSandbox,
} from './sandboxes.ts';
import { toPlain } from '../long-output.ts';
import { finish, isWork } from '../turns.ts';
import { resendCall, sendCall, signCall } from './sending.ts';
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
  getUpcoming,
  putClock,
  advanceClock,
  getFaults,
  putFaults,
  deleteFaults,
  listRooms,
  getLimits,
  enterRoom,
  leaveRoom,
  listScenarios,
  startScenario,
  listAssumptions,
  getAssumptions,
  putAssumptions,
  compareAssumptions,
  getEntryAssumptions,
  getCatalog,
  getOpenApi,
  listDocs,
  getDoc,
  explainEntry,
  explainRequest,
  getFindings,
  getCoverage,
  getJournal,
  getJournalEntry,
  verifyJournal,
  sendCall,
  signCall,
  resendCall,
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
  'listDocs',
  'getDoc',
  'signCall',
]);

/** The handler of a call. The types of all are checked where they are listed; a name cannot keep each one's. */
export function handle(name: string, input: unknown, context: ControlContext): Handled {
  const handler = handlers[name as keyof typeof handlers] as AnyHandler;
  const hide = unmasked.has(name) ? <Value>(value: Value) => value : context.emulator.secrets.hideIn;
  return { output: handler(input, context), hide };
}

/** The handler of a call that does all at once; no answer of it holds a secret. */
export function handlerOf(name: string): AnyHandler {
  return (input, context) => {
    const { output, hide } = handle(name, input, context);
    const result = isWork(output) ? finish(output) : output;
    return isFailure(result) ? fail(result.error, hide(result.details)) : hide(toPlain(result));
  };
}

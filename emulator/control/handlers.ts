import { getAssumptions, listAssumptions, putAssumptions } from './assumptions.ts';
import { getCatalog, getOpenApi } from './catalog.ts';
import { advanceClock, getClock, putClock } from './clock.ts';
import type { ControlHandlers } from './context.ts';
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

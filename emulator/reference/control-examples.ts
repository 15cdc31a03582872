import { vendors } from '../../contracts/catalog.ts';
import type { FaultRuleInput } from '../../contracts/control/input-types.ts';
import type { ControlParts } from '../../contracts/control/calls.ts';
import type { ControlOperations } from '../../contracts/control/index.ts';
import type { ControlExamples } from '../../contracts/control/openapi.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { assemble, settleInputs } from '../assembly/create-emulator.ts';
import { defaultSandbox } from '../core/engine/emulator.ts';
import { noon } from '../recipes/recipe-scenario.ts';
import { createLocalControl, type LocalControl } from '../testing/local-control.ts';
import { printJson } from '../../contracts/core/wire/json.ts';

type Parts = {
  readonly [Key in keyof ControlOperations]: ControlParts<ControlOperations[Key] & Operation>;
};

const path = { id: defaultSandbox };
const spare = 'spare';
const entryPath = { ...path, entry: 'last' };
/** The calls of the examples are to the first vendor. */
const vendor = vendors[0]!;
const { operation, input } = vendor.example;
const call = { vendor: vendor.name, operation, input };
// Its type needs the very name, which is only known at run time.
const slow = {
  id: 'slow',
  match: { vendor: vendor.name },
  when: { times: 1 },
  effect: { type: 'latency', ms: 200 },
} as FaultRuleInput;

/** What each call of the control API may be sent with. Some of it is only known beside an emulator. */
function inputsFor(control: LocalControl): Parts {
  const { rooms } = control.listRooms({ path });
  const { room = '', people = [] } = rooms.find((shown) => shown.vendor === vendor.name) ?? {};
  const visit = {
    path: { ...path, vendor: vendor.name, room },
    body: { user: people[0]?.id ?? '' },
  };
  const { method, url, headers, body } = control.signCall({ path, body: call });
  const { pathname, search } = new URL(url);
  const request = { method, target: `${pathname}${search}`, headers, body };
  return {
    health: {},
    createSandbox: { body: { name: 'checkout', clock: { mode: 'frozen', now: noon } } },
    listSandboxes: {},
    getSandbox: { path },
    deleteSandbox: { path: { id: spare } },
    resetSandbox: { path },
    getState: { path },
    putState: { path, body: { [vendor.name]: { rooms: [{ RoomId: room, members: ['user1'] }] } } },
    getLimits: { path },
    getClock: { path },
    getUpcoming: { path },
    putClock: { path, body: { mode: 'frozen', now: noon } },
    advanceClock: { path, body: { seconds: 3600 } },
    getFaults: { path },
    putFaults: { path, body: { rules: [slow] } },
    deleteFaults: { path },
    listRooms: { path },
    enterRoom: visit,
    leaveRoom: visit,
    listScenarios: {},
    startScenario: { path, body: { name: control.listScenarios().scenarios[0]!.name } },
    getJournal: { path, query: { vendor: vendor.name, limit: 1 } },
    getJournalEntry: { path: entryPath },
    verifyJournal: { path, body: { match: { vendor: vendor.name, operation }, atLeast: 1 } },
    sendCall: { path, body: call },
    signCall: { path, body: call },
    resendCall: { path: entryPath },
    listAssumptions: {},
    getAssumptions: { path },
    putAssumptions: { path, body: { profile: 'lenient' } },
    compareAssumptions: { path, query: { profile: 'adversary' } },
    getEntryAssumptions: { path: entryPath },
    getCatalog: {},
    getOpenApi: { path: { document: `${vendor.name}.json` } },
    listDocs: { query: { text: 'clock' } },
    getDoc: { path: { page: 'concepts' } },
    explainEntry: { path: entryPath },
    explainRequest: { path, body: { vendor: vendor.name, ...request } },
    getFindings: { path },
    getCoverage: { path },
  };
}

/** Where the emulator of the document is. */
interface Places {
  readonly version: string;
  readonly controlUrl: string;
  readonly baseUrlOf: (vendor: string) => string;
}

/** What each call of the control API may be sent with, and what is answered: each is carried out in an emulator of its own. */
export function cookControlExamples(places: Places): ControlExamples {
  const inputs = Object.entries(inputsFor(open(places)));
  const cooked = inputs.map(([key, parts]) => {
    const perform = open(places)[key as keyof LocalControl] as (given: object) => unknown;
    const output = shorten(perform(parts));
    return [
      key,
      { ...parts, ...(output !== undefined && { output: isShort(output) ? output : shortFields(output) }) },
    ];
  });
  return Object.fromEntries(cooked) as ControlExamples;
}

/** A control API whose emulator has a second sandbox and two calls in its journal, the last of them refused. */
function open({ version, controlUrl, baseUrlOf }: Places): LocalControl {
  const emulator = assemble(settleInputs({ [defaultSandbox]: { clock: { mode: 'frozen', now: noon } } }), {});
  const control = createLocalControl({ emulator, version, controlUrl: () => controlUrl, baseUrlOf });
  control.createSandbox({ body: { name: spare } });
  control.sendCall({ path, body: call });
  control.sendCall({ path, body: { ...call, damage: { skewSeconds: -tooOld } } });
  return control;
}

/** A signature of so many seconds ago is good no longer. */
const tooOld = 100_000_000;

/** An example has so many entries of a list, and no more characters. */
const mostEntries = 2;
const longest = 20_000;

function isShort(value: unknown): boolean {
  return printJson(value).length <= longest;
}

/** Of an answer that is too long, such as a whole document, the fields that are not. */
function shortFields(output: unknown): unknown {
  return Object.fromEntries(Object.entries(output as object).filter(([, field]) => isShort(field)));
}

/** The same with the first entries of each list alone. */
function shorten(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, mostEntries).map(shorten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shorten(part)]));
}

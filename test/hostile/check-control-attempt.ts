import { problems, problemTypePrefix } from '../../contracts/control/error-kinds.ts';
import { printJson, readJson } from '../../contracts/core/wire/json.ts';
import { noon } from '../../emulator/recipes/recipe-scenario.ts';
import { defaultSandbox } from '../../emulator/core/engine/emulator.ts';
import { takeSnapshot } from '../../emulator/core/sandbox/snapshot.ts';
import type { SandboxSettings } from '../../emulator/core/sandbox/sandbox.ts';
import { settleInput } from '../../emulator/assembly/resolve-settings.ts';
import type { ControlAttempt } from './control-attempts.ts';
import type { WireReply } from './replies.ts';
import { toBytes } from './requests.ts';
import type { Setup } from './setup.ts';

/** The sandbox that every attempt finds. */
export function settleDemo(): SandboxSettings {
  return settleInput(defaultSandbox, { clock: { mode: 'frozen', now: noon } });
}

/** Makes an attempt on the control API and checks what came of it. Throws when anything is amiss. */
export async function tryControl(
  setup: Setup,
  settings: SandboxSettings,
  attempt: ControlAttempt,
): Promise<void> {
  const { emulator, controlUrl } = setup.server;
  for (const { settings: other } of emulator.sandboxes())
    if (other.id !== defaultSandbox) emulator.remove(other.id);
  emulator.replace(setup.sandbox(), settings);
  const before = printEverything(setup);
  const { method, target, contentType, body } = attempt;
  const headers = contentType === undefined ? [] : [['Content-Type', contentType] as const];
  const bytes = toBytes({ method, target, headers, body }, { baseUrl: controlUrl });
  const reply = await setup.wire('control').exchange(bytes, method);
  if (reply.status >= 400) checkProblem(reply, method);
  if (reply.status >= 400 && printEverything(setup) !== before)
    throw new Error(`A refusal (${reply.status}) has changed something.`);
}

function checkProblem({ status, headers, body }: WireReply, method: string): void {
  if (status >= 500) throw new Error(`The control API answers ${status}: ${body}`);
  if (headers.get('content-type') !== 'application/problem+json')
    throw new Error(`The control API answers ${status} without problem details: ${body}`);
  if (method === 'HEAD') return;
  const json = readJson(body);
  const problem = ('value' in json ? json.value : {}) as Partial<Record<string, unknown>>;
  const kind = String(problem['type']).slice(problemTypePrefix.length);
  if (!Object.hasOwn(problems, kind) || problem['status'] !== status || typeof problem['detail'] !== 'string')
    throw new Error(`These are no problem details: ${body}`);
}

/** Everything that a refused call must leave as it is. */
function printEverything({ server: { emulator } }: Setup): string {
  const implementations = emulator.vendors.map(({ name }) => emulator.implementation(name));
  return printJson(
    emulator.sandboxes().map((sandbox) => ({
      id: sandbox.settings.id,
      clock: sandbox.clock.setting,
      rules: sandbox.faults.report(),
      assumptions: sandbox.assumptions,
      snapshot: takeSnapshot(sandbox, implementations),
    })),
  );
}

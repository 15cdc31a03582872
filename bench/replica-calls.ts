import { tencentChat } from '../contracts/tencent-chat/index.ts';
import { signCall, withoutLimits } from './calls.ts';
import { startEmulatorProcess, type EmulatorProcess } from './emulator-process.ts';
import type { LoadCall } from './load.ts';

/** Starts a replica of the log that has a name. */
export function startReplica(url: string, name = 'bench'): Promise<EmulatorProcess> {
  const start = ['--quiet', '--shared', url, '--shared-name', name];
  return startEmulatorProcess(withoutLimits, { start, cores: 'every' });
}

/** A new sandbox without limits, by its credentials of Chat. */
export async function makeSandbox(controlUrl: string): Promise<unknown> {
  const reply = await fetch(`${controlUrl}/api/sandboxes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(withoutLimits),
  });
  const made = (await reply.json()) as { readonly credentials: Readonly<Record<string, unknown>> };
  return made.credentials[tencentChat.name];
}

/** Makes a sandbox at a replica. Gives a call into it. */
export async function callSandbox({
  controlUrl,
  baseUrls,
}: Pick<EmulatorProcess, 'controlUrl' | 'baseUrls'>): Promise<() => LoadCall> {
  const credential = await makeSandbox(controlUrl);
  return () => banIn(baseUrls, credential);
}

export function banIn(baseUrls: EmulatorProcess['baseUrls'], credential?: unknown): LoadCall {
  const { name } = tencentChat;
  return signCall(name, baseUrls[name]!, Date.now(), undefined, credential);
}

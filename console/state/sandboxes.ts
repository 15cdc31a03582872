import { signal } from '@preact/signals';
import { control } from '../api/control.ts';

export type SandboxSummary = Awaited<ReturnType<(typeof control.value)['getSandbox']>>;

/** The sandboxes that there are. */
export const sandboxes = signal<readonly SandboxSummary[]>([]);

export async function loadSandboxes(): Promise<void> {
  sandboxes.value = (await control.value.listSandboxes()).sandboxes;
}

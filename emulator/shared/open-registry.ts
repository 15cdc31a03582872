import { randomBytes, randomUUID } from 'node:crypto';
import { vendors } from '../../contracts/catalog.ts';
import type { SandboxSettings } from '../core/sandbox/sandbox.ts';
import { claimsOf, CredentialTaken } from '../core/sandbox/sandboxes.ts';
import { printFirstCredentials } from './first-credentials.ts';
import { subjectOf } from './loaded-sandbox.ts';
import type { Registry } from './registry.ts';
import { LogUnavailable, SharedProblem, type LoggedRecord, type SharedLog } from './shared-log.ts';
import { printRecord, registrySubject, type Writer } from './shared-record.ts';

/**
 * Reads everything that the log has of the registry behind what is known of it. Throws a `LogUnavailable`, also where the log
 * has calls and shows no registry: whoever took that for a new log would begin a second one in it.
 */
export async function readRegistry(
  log: SharedLog,
  registry: Registry,
  take: (record: LoggedRecord) => void,
  patience: number,
): Promise<void> {
  await registry.load();
  const last = await log.lastSequence(registrySubject);
  if (last === 0 && (await log.lastSequence(subjectOf('>'))) > 0)
    throw new LogUnavailable(
      'The log shows calls and no registry of sandboxes: a server of it has not read everything yet.',
    );
  if (last > registry.sequence()) await readTo({ last, checkedBy: 'hearer' }, log, registry, take, patience);
  if (registry.isBehind()) {
    await registry.load();
    await readTo({ last, checkedBy: 'log' }, log, registry, take, patience);
  }
  if (registry.isBehind()) throw new LogUnavailable('The log does not show all records of its registry.');
}

/** The registry sees by its numbers what is left out, and the log need not be asked; where something is, it is. */
async function readTo(
  { last, checkedBy }: { readonly last: number; readonly checkedBy: 'log' | 'hearer' },
  log: SharedLog,
  registry: Registry,
  take: (record: LoggedRecord) => void,
  patience: number,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      following.stop();
      reject(new LogUnavailable('The registry of the log did not come in time.'));
    }, patience);
    const hear = (record: LoggedRecord): void => {
      take(record);
      if (record.sequence < last) return;
      clearTimeout(timer);
      following.stop();
      resolve();
    };
    const following = log.follow(registrySubject, registry.sequence(), hear, undefined, checkedBy);
  });
}

/** Begins a log that nobody has begun, and adds the sandboxes that it does not have. Throws a `SharedProblem`. */
export async function settleRegistry(
  registry: Registry,
  { version }: Writer,
  sandboxes: readonly SandboxSettings[],
  add: (settings: SandboxSettings) => Promise<unknown>,
): Promise<void> {
  await registry.change(() =>
    registry.version() === undefined ? { kind: 'opened' } : { other: 'opened already' },
  );
  const present = registry.version();
  if (present !== version) throw new SharedProblem(describeVersions(String(present), version));
  for (const settings of sandboxes) {
    if (registry.byName(settings.id)) continue;
    await add(settings);
  }
}

function describeVersions(present: string, own: string): string {
  return `The shared log is one of Understudy ${present}, and this is ${own}: two versions may answer the same calls differently. Start ${present}, hand the log over with --shared-upgrade, or choose another name with --shared-name.`;
}

/**
 * Makes a sandbox for all replicas. Its first record comes before its name: whoever finds the name finds the sandbox.
 * Gives why it was not made, where its name or a credential belongs to another one.
 */
export async function addSandbox(
  log: SharedLog,
  registry: Registry,
  writer: Writer,
  settings: SandboxSettings,
): Promise<CredentialTaken | 'there is one' | undefined> {
  const { id: name } = settings;
  const key = randomBytes(8).toString('hex');
  const claims = claimsOf(vendors, Object.entries(settings.credentials));
  const refuse = (): CredentialTaken | 'there is one' | undefined => {
    if (registry.byName(name)) return 'there is one';
    const taken = claims.find((claim) => registry.owner(claim));
    return taken === undefined ? undefined : new CredentialTaken(taken, registry.owner(taken)?.name ?? '');
  };
  const refused = refuse();
  if (refused) return refused;
  const credentials = printFirstCredentials({ name, claims: new Set(claims) }, settings.credentials);
  const bytes = printRecord(writer, { kind: 'born', settings });
  await log.append(subjectOf(key), bytes, { id: randomUUID() });
  const late = await registry.change(() => {
    const other = refuse();
    return other ? { other } : { kind: 'added', name, key, claims: [...claims], credentials };
  });
  if (late) await log.trim(subjectOf(key), Infinity);
  return late;
}

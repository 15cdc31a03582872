import { findOperation, type NamedOperation } from '../../../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../../contracts/core/recipe/write-test-call.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import { createNamedIds } from '../../core/engine/seeded-ids.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';

type Fields = Readonly<Record<string, unknown>>;

interface CallToWrite {
  readonly operation: NamedOperation;
  readonly input: Fields;
  readonly credential: unknown;
  readonly now: number;
}

/** A call as a client of the vendor sends it; undefined for an input that no request of a client can hold. */
export function writeRequest(
  vendor: Vendor,
  { operation, input, credential, now }: CallToWrite,
): HttpRequest | undefined {
  const baseUrl = `http://${vendor.name}.localhost`;
  const ids = createNamedIds('a call that is made again');
  try {
    const { url, ...request } = writeCall(vendor, operation.key, {
      input,
      credential,
      baseUrl,
      now,
      ids,
      options: {},
    });
    const isThere = request.headers.some(([name]) => name.toLowerCase() === 'host');
    return isThere ? request : { ...request, headers: [['Host', new URL(url).host], ...request.headers] };
  } catch {
    return undefined;
  }
}

/** The input of a call without what signs it: a client adds that itself. */
export function inputOfCaller(entry: JournalEntry, emulator: Emulator): Fields {
  const input = emulator.inputOf(entry);
  const { vendor } = emulator.implementation(entry.vendor);
  const operation = findOperation(vendor, entry.operation);
  if (!operation) return input;
  const inPath = [...operation.route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  // Without the fields of its path a call cannot be written at all.
  const least = writeRequest(vendor, {
    operation,
    input: Object.fromEntries(inPath.map((name) => [name, input[name]])),
    credential: vendor.credential.fake,
    now: entry.now,
  });
  const written = Object.keys(least ? emulator.inputOf({ ...entry, request: least }) : {});
  const added = new Set(written.filter((name) => !inPath.includes(name)));
  return Object.fromEntries(Object.entries(input).filter(([name]) => !added.has(name)));
}

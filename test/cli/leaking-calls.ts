import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { vendors } from '../../contracts/catalog.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';

/** Secrets in which no six characters are a word of ours, so that a piece of one in a text is a leak. */
const secretsOf: Readonly<Record<string, string>> = Object.fromEntries(
  vendors.map(({ name }, index) => [name, `q${index}Zx7Kv9Wj4Hb6Rt3Yf8Lc5Nm2Pg`]),
);

/** The name of the field that signs. */
export function secretFieldOf({ credential }: Vendor): string {
  const fields = Object.entries(credential.fake as object);
  return fields.find(([, value]) => value === credential.secret(credential.fake))![0];
}

/** Credentials of all vendors, with secrets of our own. */
export const credentials = Object.fromEntries(
  vendors.map((vendor) => [vendor.name, { [secretFieldOf(vendor)]: secretsOf[vendor.name]! }]),
);

/** The six characters of each secret that are nowhere by chance. */
const pieces = Object.values(secretsOf).flatMap((secret) =>
  Array.from({ length: secret.length - 5 }, (_, from) => secret.slice(from, from + 6)),
);

/** The piece of a secret that stands in a text, with what is around it. */
export function leakIn(text: string): string | undefined {
  const piece = pieces.find((one) => text.includes(one) || text.includes(one.toLowerCase()));
  if (piece === undefined) return undefined;
  const at = text.toLowerCase().indexOf(piece.toLowerCase());
  return text.slice(Math.max(0, at - 120), at + 60);
}

/** A call as somebody may send it. */
export interface SentCall {
  readonly method: string;
  readonly url: string;
  readonly headers: [string, string][];
  readonly body: string | undefined;
}

/** Right and refused calls, with the secret in every place where a client may have put it by mistake. */
export function leakingCalls(vendor: Vendor, baseUrl: string): readonly SentCall[] {
  const secret = secretsOf[vendor.name]!;
  const credential = { ...(vendor.credential.fake as object), [secretFieldOf(vendor)]: secret };
  const call = (changes: {
    readonly credential?: unknown;
    readonly input?: Readonly<Record<string, unknown>>;
  }): SentCall => {
    const { method, target, headers, body } = writeCall(vendor, vendor.example.operation, {
      input: changes.input ?? vendor.example.input,
      credential: changes.credential ?? credential,
      baseUrl,
      now: Date.now(),
      ids: createSeededIds(1),
      options: {},
    });
    const text = Buffer.from(body).toString();
    const kept = headers.flatMap(([name, value]): [string, string][] =>
      /^(?:host|content-length)$/i.test(name) ? [] : [[name, value]],
    );
    return { method, url: baseUrl + target, headers: kept, body: text === '' ? undefined : text };
  };
  const right = call({});
  const swapped = Object.fromEntries(
    Object.entries(credential).map(([name, value]) => [name, typeof value === 'string' ? secret : value]),
  );
  const join = right.url.includes('?') ? '&' : '?';
  return [
    right,
    call({ credential: { ...credential, [secretFieldOf(vendor)]: 'another-secret-0000000000000000000' } }),
    call({ credential: swapped }),
    { ...right, url: `${right.url}${join}secret=${secret}&${secret}=1&Action=${secret}` },
    { ...right, url: `${baseUrl}/${secret}/${encodeURIComponent(secret)}` },
    { ...right, method: 'POST', body: JSON.stringify({ [secret]: secret, RoomId: secret }) },
    { ...right, method: 'POST', body: `RoomId=${secret}&${secret}=${secret}` },
    { ...right, headers: [...right.headers, ['Authorization', secret], ['X-Region', secret]] },
    {
      ...right,
      headers: [
        ['User-Agent', secret],
        ['Content-Type', `text/${secret}`],
        ['X-TC-Action', secret],
      ],
    },
  ];
}

/** All files under a folder, as one text. */
export function readFolder(folder: string): string {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

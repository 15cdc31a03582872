import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import { mediaType, type HttpRequest } from '../../../contracts/core/wire/http.ts';
import { decodeText } from '../../../contracts/core/wire/json.ts';
import { memoize } from '../../../contracts/core/wire/memoize.ts';
import { splitTarget, decodePairs, type Pairs } from '../../../contracts/core/wire/query-string.ts';

/** What signs a call, by the words that vendors have for it. */
const proofNames = /sign|sig$|token|authorization/i;

/** What is new in every call, whatever it asks for. */
const freshNames = /time|date|nonce|random|trace|request-?id|content-sha|content-length|^connection$/i;

const form = 'application/x-www-form-urlencoded';

/** Bodies of so many bytes are taken as they are. */
const shortBody = 2048;

/** So many characters of a proof are remembered. */
const longestProof = 400;

/** What tells a call from others: digests, and texts that are no longer than a few of these. */
export interface CallContent {
  /** The same for requests that ask for the same thing: whatever differs and is not new in every call makes another one of it. */
  readonly asked: string;
  /** The same for requests that are signed with the same signature. */
  readonly proof: string;
}

/** What a name says of its value. */
type Role = 'proof' | 'fresh' | 'asked';

/** Names are few, and the same in each call. */
const roleOf = memoize(
  (name): Role => {
    if (proofNames.test(name)) return 'proof';
    return freshNames.test(name) ? 'fresh' : 'asked';
  },
  { longest: 64 },
);

export function readContent({ method, target, headers, body }: HttpRequest): CallContent {
  const { path, query } = splitTarget(target);
  const isForm = mediaType(headers) === form;
  const asked: string[] = [method, path];
  const signing: string[] = [];
  const sort = (pairs: Pairs): void => {
    for (const [name, value] of pairs) {
      const role = roleOf(name);
      if (role === 'proof') signing.push(name, value);
      if (role === 'asked') asked.push(name, value);
    }
  };
  sort(decodePairs(query));
  sort(headers);
  if (isForm) sort(decodePairs(decodeText(body)));
  return {
    asked: sha256Hex(`${JSON.stringify(asked)} ${isForm ? '' : nameBody(body)}`),
    proof: shortenProof(JSON.stringify(signing)),
  };
}

/** What tells one body from all others; a short one does so by its bytes, which saves a digest. */
function nameBody(body: Uint8Array): string {
  if (body.length > shortBody) return `digest ${sha256Hex(body)}`;
  return `bytes ${Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1')}`;
}

/** What signs a call is mostly short enough to be remembered as it is. */
function shortenProof(text: string): string {
  return text.length > longestProof ? sha256Hex(text) : text;
}

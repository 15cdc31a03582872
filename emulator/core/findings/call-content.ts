import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import { mediaType, splitTarget, type HttpRequest } from '../../../contracts/core/wire/http.ts';
import { decodeText } from '../../../contracts/core/wire/json.ts';
import { decodePairs, type Pairs } from '../../../contracts/core/wire/query-string.ts';

/** What signs a call, by the words that vendors have for it. */
const proofNames = /sign|sig$|token|authorization/i;

/** What is new in every call, whatever it asks for. */
const freshNames = /time|date|nonce|random|trace|request-?id|content-sha|content-length|^connection$/i;

const form = 'application/x-www-form-urlencoded';

/** What a request says beside its body, or in a form, as pairs. */
function pairsOf({ target, headers, body }: HttpRequest): {
  readonly pairs: Pairs;
  readonly isForm: boolean;
} {
  const query = decodePairs(splitTarget(target).query);
  const isForm = mediaType(headers) === form;
  return { pairs: [...query, ...headers, ...(isForm ? decodePairs(decodeText(body)) : [])], isForm };
}

/** The same for requests that ask for the same thing: whatever differs and is not new in every call makes another one of it. */
export function contentOf(request: HttpRequest): string {
  const { pairs, isForm } = pairsOf(request);
  const kept = pairs.filter(([name]) => !proofNames.test(name) && !freshNames.test(name));
  const said = [request.method, splitTarget(request.target).path, kept];
  return sha256Hex(`${JSON.stringify(said)} ${isForm ? '' : sha256Hex(request.body)}`);
}

/** The same for requests that are signed with the same signature. */
export function proofOf(request: HttpRequest): string {
  const signing = pairsOf(request).pairs.filter(([name]) => proofNames.test(name));
  return sha256Hex(JSON.stringify(signing));
}

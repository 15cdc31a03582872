import type { SecretPart } from '../../core/diagnosis/diagnose-signature.ts';
import type { Algorithm } from '../../core/wire/digest.ts';
import type { Pairs } from '../../core/wire/query-string.ts';

/** How a sign comes about, with everything in it that clients get wrong. */
export interface PolyvParts extends SecretPart {
  /** In the order in which they are joined. */
  readonly entries: Pairs;
  readonly sent: SentCall;
  readonly print: PrintEntry;
  /** What stands between the entries. */
  readonly separator: string;
  /** Where the secret stands. */
  readonly lay: (middle: string, secret: string) => string;
  /** The text as it is digested. */
  readonly finish: (text: string) => string | Uint8Array;
  /** What it is digested in, where that is not UTF-8. */
  readonly charset?: string;
  readonly digest: Algorithm;
  /** What is the key of an HMAC, where one is made in the place of a digest. */
  readonly hmac: 'none' | 'of the whole text' | 'of the parameters alone';
  readonly style: Style;
  /** Several ways at once in which it differs. */
  readonly habits?: readonly string[];
}

export type PrintEntry = (entry: Pairs[number]) => string;

export type Style =
  | 'upper-case hex'
  | 'lower-case hex'
  | 'base64'
  | 'base64 of the hex'
  | 'upper-case hex of the lower-case hex'
  | 'upper-case hex of the upper-case hex'
  | 'upper-case hex of the bytes'
  | 'lower-case hex of the lower-case hex'
  | 'lower-case hex of the upper-case hex'
  | 'lower-case hex of the bytes'
  | 'middle of the upper-case hex'
  | 'middle of the lower-case hex'
  | 'hex without zeros in front'
  | 'hex without zeros in bytes';

/** Everything that the call sent, in the order in which it was sent: what the sign covers, then what clients think it does. */
export interface SentCall {
  readonly query: Pairs;
  readonly form: Pairs;
  readonly unsignedForm: Pairs;
  readonly json: Pairs;
  /** The JSON body as it came. */
  readonly body: string;
  readonly method: string;
  readonly path: string;
  /** As it stands in the URL. */
  readonly rawQuery: string;
  readonly userId: string;
  /** The fields that the operation takes. */
  readonly fieldNames: readonly string[];
}

import type { SecretPart } from '../../core/diagnosis/diagnose-signature.ts';
import type { Encoder } from '../../core/diagnosis/charsets.ts';
import type { HashPrint } from '../../core/diagnosis/hash-prints.ts';
import type { KeyUse } from '../../core/diagnosis/keyed-hash.ts';
import type { TextForm } from '../../core/diagnosis/byte-forms.ts';
import type { Algorithm } from '../../core/wire/digest.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import type { Encode, Order } from './query-spelling.ts';

/** The lines of the string to sign, with the canonical request that the last of them stands for. */
export interface TextLines {
  readonly algorithm: string;
  readonly date: string;
  readonly scope: string;
  readonly hash: string;
  readonly request: string;
}

/** How a signature comes about, with everything in it that clients get wrong. */
export interface LivesaasParts extends SecretPart {
  readonly method: string;
  readonly path: string;
  /** Decoded, in the order in which it was sent. */
  readonly query: Pairs;
  readonly encode: Encode;
  readonly order: Order;
  /** What the encoded and sorted pairs become. */
  readonly joinQuery: (pairs: Pairs) => string;
  /** The lines of the headers, and the names behind them. */
  readonly headers: Pairs;
  readonly names: readonly string[];
  readonly nameSeparator: string;
  readonly colon: string;
  /** What stands between the lines of the headers; what ends the other lines if nothing is said. */
  readonly headersJoin?: string;
  readonly headerBlock: 'ended' | 'open';
  readonly bodyHash: string;
  readonly isBodySigned: boolean;
  /** How the text differs from the body that it is the hash of. */
  readonly differs?: readonly string[];
  /** What ends the lines of the canonical request, and of the string to sign. */
  readonly requestBreak: string;
  /** What a client does to the whole canonical request besides. */
  readonly changeRequest?: (text: string) => string;
  readonly textBreak: string;
  readonly algorithm: string;
  /** In the string to sign; that of the header is in `headers`. */
  readonly date: string;
  readonly scope: string;
  readonly layText: (lines: TextLines) => readonly string[];
  readonly hash: (request: string) => string;
  /** What stands before the secret, and what the key is made through, step by step. */
  readonly keyPrefix: string;
  readonly keySteps: readonly string[];
  readonly keyForm: 'bytes' | 'hex' | 'hex at the end' | 'hex at the beginning' | 'base64' | TextForm;
  /** Whether the steps of the key have the text as the key of their HMAC, and the hash that they use. */
  readonly keyOrder: 'key first' | 'text first';
  readonly keyDigest: Algorithm;
  readonly mac: KeyUse;
  /** How the string to sign comes to bytes, where that is not UTF-8. */
  readonly encoder?: Encoder;
  readonly digest: Algorithm;
  readonly print: 'hex' | 'upper-case hex' | 'base64' | 'base64 of the hex' | 'base64 for URLs' | HashPrint;
  readonly sent: SentCall;
}

/** What the call carried, as far as clients confuse it with what they should sign. */
export interface SentCall {
  readonly body: string;
  readonly bytes: Uint8Array;
  readonly host: string;
  readonly path: string;
  readonly rawQuery: string;
  readonly query: Pairs;
  /** In lower case, without those of the connection. */
  readonly headers: Pairs;
  /** The headers that SignedHeaders names. */
  readonly listed: readonly string[];
  readonly date: string;
  readonly accessKeyId: string;
  /** The fields that the action takes. */
  readonly fieldNames: readonly string[];
}

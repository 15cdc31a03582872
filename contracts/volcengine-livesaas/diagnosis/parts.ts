import type { SecretPart } from '../../core/diagnosis/diagnose-signature.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import type { Scope } from '../wire/signature.ts';

/** How a signature comes about, with everything in it that clients get wrong. */
export interface LivesaasParts extends SecretPart {
  readonly method: string;
  readonly path: string;
  /** Decoded, in the order in which it is signed. */
  readonly query: Pairs;
  readonly encoding: 'RFC 3986' | 'plus for space' | 'none' | 'twice';
  /** Whether the canonical query is put into order before it is signed. */
  readonly sorting: 'by name' | 'by name without case' | 'as sent';
  readonly headers: Pairs;
  readonly headerBlock: 'ended' | 'open';
  readonly bodyHash: string;
  readonly date: string;
  readonly scope: Scope;
  /** What the key is made for; normally the scope itself. */
  readonly keyScope: Scope;
  readonly keyPrefix: string;
  readonly keySteps: 'all' | 'secret alone' | 'without the last';
  readonly hashing: 'canonical request hashed' | 'canonical request as it is';
  readonly print: 'hex' | 'upper-case hex' | 'base64';
  readonly sent: {
    readonly body: string;
    readonly host: string;
    readonly contentType: string;
    readonly query: Pairs;
  };
}

import { tc3Method } from './signature.ts';

/** The `Authorization` header of a TC3 call, taken apart. */
export interface Authorization {
  /** The id of the key that signs. */
  readonly secretId: string;
  /** For example `2023-11-14`. */
  readonly date: string;
  /** The service that the scope names. */
  readonly service: string;
  /** In lower case, in ASCII order. */
  readonly signedHeaders: readonly string[];
  /** The signature, in hexadecimal. */
  readonly signature: string;
}

/** `problem` finishes the sentence that the gateway begins; the words are ours, for no reply with one is published. */
export type AuthorizationReading =
  | {
      /** The parts of the header. */
      readonly authorization: Authorization;
    }
  | {
      /** Why it cannot be read. */
      readonly problem: string;
    };

// .NET puts two spaces behind the algorithm; a comma may come without one.
const header = /^\s*(\S+)\s+Credential=([^,\s]*)\s*,\s*SignedHeaders=([^,\s]*)\s*,\s*Signature=([^,\s]*)\s*$/;
const scopedCredential = /^([^/]*)\/([^/]*)\/(.*)\/tc3_request$/;

/** Takes the header apart. What the scope calls the service is not checked here: most SDKs derive it from the endpoint. */
export function readAuthorization(text: string): AuthorizationReading {
  const [, algorithm, credential = '', headers = '', signature = ''] = header.exec(text) ?? [];
  if (algorithm !== tc3Method) {
    return { problem: `it must be \`${tc3Method}\` with Credential, SignedHeaders and Signature` };
  }
  const [scope, secretId = '', date = '', service = ''] = scopedCredential.exec(credential) ?? [];
  if (scope === undefined) return { problem: '`Credential` must be SecretId/Date/Service/tc3_request' };
  const signedHeaders = headers.toLowerCase().split(';').toSorted();
  if (!signedHeaders.includes('content-type') || !signedHeaders.includes('host')) {
    return { problem: '`SignedHeaders` must contain `content-type` and `host`' };
  }
  return { authorization: { secretId, date, service, signedHeaders, signature } };
}

export function printAuthorization(authorization: Authorization): string {
  const { secretId, date, service, signedHeaders, signature } = authorization;
  const credential = `${secretId}/${date}/${service}/tc3_request`;
  return `${tc3Method} Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
}

import { z } from 'zod';
import type { ClientCodec, Understanding } from '../../core/contract/vendor-api.ts';
import { readJson } from '../../core/wire/json.ts';
import type { TrtcCredential } from './credentials.ts';
import { writeRequest } from './write-request.ts';

/** The envelope of every reply. An `Error` is there or is not; it is never null. */
const envelopeForm = z.object({
  Response: z.looseObject({
    Error: z.object({ Code: z.string(), Message: z.string() }).optional(),
    RequestId: z.string().optional(),
  }),
});

/** How a client writes a call and reads the reply. */
export const clientCodec: ClientCodec<TrtcCredential> = {
  write: writeRequest,

  understand({ body }): Understanding {
    const json = readJson(body);
    const envelope = 'value' in json ? envelopeForm.safeParse(json.value) : undefined;
    if (!envelope?.success) return { kind: 'foreign' };
    const { Error: error, RequestId: requestId, ...output } = envelope.data.Response;
    if (!error) return { kind: 'output', output, requestId };
    return { kind: 'error', code: error.Code, message: error.Message, requestId };
  },
};

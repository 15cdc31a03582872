import { z } from 'zod';
import { control, none } from './control-operation.ts';
import { text } from '../core/config/id-forms.ts';

const room = z.object({ id: z.string(), vendor: z.string(), room: z.string() });

const visitor = z.strictObject({ user: text.optional(), device: text.optional(), ip: z.string().optional() });

const admission = z.object({
  admitted: z.boolean(),
  /** What kept the visitor out. */
  sanction: z.string().optional(),
  /** What the vendor's own client would be told. */
  code: z.union([z.string(), z.number()]).optional(),
});

export const rooms = {
  enterRoom: control({
    name: 'enterRoom',
    summary: 'Lets somebody try to enter a room, as the vendor would.',
    route: ['POST', '/api/sandboxes/{id}/rooms/{vendor}/{room}/enter'],
    path: room,
    query: none,
    body: visitor,
    output: admission,
    errors: ['unknown-sandbox', 'unknown-name'],
  }),
  leaveRoom: control({
    name: 'leaveRoom',
    summary: 'Lets somebody leave a room; `admitted` is false afterwards.',
    route: ['POST', '/api/sandboxes/{id}/rooms/{vendor}/{room}/leave'],
    path: room,
    query: none,
    body: visitor,
    output: admission,
    errors: ['unknown-sandbox', 'unknown-name'],
  }),
};

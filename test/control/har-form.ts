import { z } from 'zod';

/**
 * HTTP Archive 1.2 as its specification has it (http://www.softwareishard.com/blog/har-12-spec/): what is not named there
 * must begin with an underscore, so a stranger is a mistake. The packages that check it are no longer kept.
 */

const comment = { comment: z.string().optional() };
const pairs = z.array(z.strictObject({ name: z.string().min(1), value: z.string(), ...comment }));
const size = z.int().min(-1);
const duration = z.number().min(-1);
const cookies = z.array(
  z.strictObject({
    name: z.string(),
    value: z.string(),
    path: z.string().optional(),
    domain: z.string().optional(),
    expires: z.iso.datetime({ offset: true }).nullish(),
    httpOnly: z.boolean().optional(),
    secure: z.boolean().optional(),
    ...comment,
  }),
);

const request = z.strictObject({
  method: z.string().min(1),
  url: z.url(),
  httpVersion: z.string().min(1),
  cookies,
  headers: pairs,
  queryString: z.array(z.strictObject({ name: z.string(), value: z.string(), ...comment })),
  postData: z.strictObject({ mimeType: z.string(), text: z.string(), ...comment }).optional(),
  headersSize: size,
  bodySize: size,
  ...comment,
});

const response = z.strictObject({
  status: z.int().min(0),
  statusText: z.string(),
  httpVersion: z.string().min(1),
  cookies,
  headers: pairs,
  content: z.strictObject({
    size: z.int().min(0),
    compression: z.int().optional(),
    mimeType: z.string(),
    text: z.string().optional(),
    encoding: z.string().optional(),
    ...comment,
  }),
  redirectURL: z.string(),
  headersSize: size,
  bodySize: size,
  ...comment,
});

const timings = z.strictObject({
  blocked: duration.optional(),
  dns: duration.optional(),
  connect: duration.optional(),
  send: z.number().min(0),
  wait: z.number().min(0),
  receive: z.number().min(0),
  ssl: duration.optional(),
  ...comment,
});

const entry = z
  .strictObject({
    startedDateTime: z.iso.datetime({ offset: true }),
    time: z.number().min(0),
    request,
    response,
    cache: z.strictObject({ ...comment }),
    timings,
    serverIPAddress: z.string().optional(),
    connection: z.string().optional(),
    ...comment,
  })
  .refine(({ time, timings: { send, wait, receive } }) => time === send + wait + receive, 'time is the sum');

export const har = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string(), ...comment }),
    entries: z.array(entry),
    ...comment,
  }),
});

import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { printJson } from '../../contracts/core/wire/json.ts';
import { operationsByKey, type NamedOperation } from '../../contracts/core/contract/find-operation.ts';
import { describeQuotas, describeRate } from '../../contracts/core/contract/describe-limits.ts';
import { addressOf } from '../../contracts/core/contract/source.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { exampleOf } from './openapi-documents.ts';

type Json = Record<string, unknown>;

/** Where the requests of a collection go. */
export interface CollectionPlaces {
  readonly controlUrl: string;
  readonly baseUrl: string;
}

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/**
 * A vendor as a Postman collection v2.1. Before a request is sent, its script lets the control API sign what the
 * request says: no secret is in the collection.
 */
export function writePostmanCollection(vendor: Vendor, places: CollectionPlaces): Json {
  return {
    info: {
      name: `${vendor.title}, by Understudy`,
      description:
        'Each request is signed by the control API of a running Understudy before it leaves, with the credentials and the clock of the sandbox that the variable "sandbox" names.',
      schema,
    },
    variable: [
      { key: 'baseUrl', value: places.baseUrl },
      { key: 'controlUrl', value: places.controlUrl },
      { key: 'controlToken', value: '' },
      { key: 'sandbox', value: 'default' },
    ],
    item: [...operationsByKey(vendor).values()].map((operation) => describeRequest(vendor, operation)),
  };
}

/** The control API as a Postman collection v2.1. A token goes along where the variable has one. */
export function writeControlCollection(controlUrl: string): Json {
  const operations = Object.values<Operation & { readonly summary: string }>(controlOperations);
  const script = [
    "const token = pm.variables.get('controlToken');",
    "if (token) pm.request.headers.upsert({ key: 'Authorization', value: 'Bearer ' + token });",
  ];
  return {
    info: {
      name: 'Understudy control API',
      description: 'Sandboxes, state, clock, faults, journal.',
      schema,
    },
    variable: [
      { key: 'controlUrl', value: controlUrl },
      { key: 'controlToken', value: '' },
    ],
    event: [{ listen: 'prerequest', script: { type: 'text/javascript', exec: script } }],
    item: operations.map(({ key, summary, route: { methods, path } }) => ({
      name: key,
      request: {
        method: methods[0],
        description: summary,
        url: {
          ...urlOf('controlUrl', path),
          variable: namesIn(path).map((name) => ({ key: name, value: name === 'id' ? 'default' : '' })),
        },
        ...(methods[0] === 'GET' ? { header: [] } : describeContent('application/json', [])),
      },
      response: [],
    })),
  };
}

function describeRequest(vendor: Vendor, operation: NamedOperation): Json {
  const { name, key, doc, route, source } = operation;
  const address = addressOf(source);
  const limits = [describeRate(operation), ...describeQuotas(vendor, operation)].join('; ');
  const description = [doc.summary, doc.details, `${key}. Limit: ${limits}.`, address ?? ''];
  return {
    name,
    event: [{ listen: 'prerequest', script: { type: 'text/javascript', exec: signingScript(vendor, key) } }],
    request: {
      method: route.methods[0],
      description: description.filter((text) => text !== '').join('\n\n'),
      ...describeParts(vendor, operation),
    },
    response: [],
  };
}

/** The fields of the example where the vendor has them: in the path, in the query, in the body. */
function describeParts({ name, calls }: Vendor, operation: NamedOperation): Json {
  const { route } = operation;
  const entries = Object.entries(exampleOf(name, operation.key));
  const inPath = namesIn(route.path);
  const isQuery = route.methods[0] === 'GET';
  const inQuery = calls.queryFields?.(operation) ?? [];
  const ofQuery = entries.filter(
    ([field]) => !inPath.includes(field) && (isQuery || inQuery.includes(field)),
  );
  const ofBody = entries.filter(([field]) => !inPath.includes(field) && !isQuery && !inQuery.includes(field));
  const type = calls.bodyType?.(operation) ?? 'application/json';
  return {
    url: {
      ...urlOf('baseUrl', route.path, ofQuery.map(toPair)),
      ...(inPath.length > 0 && { variable: entries.filter(([field]) => inPath.includes(field)).map(toPair) }),
    },
    ...(isQuery ? { header: [] } : describeContent(type, ofBody)),
  };
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** Postman writes `:name` for a part of a path that is a variable. Other programs read the query from `raw` alone. */
function urlOf(base: string, path: string, query: readonly Pair[] = []): Json {
  const written = path.replaceAll(/\{(\w+)\}/g, ':$1');
  const asked = query.map(({ key, value }) => `${key}=${encodeURIComponent(value)}`).join('&');
  return {
    raw: `{{${base}}}${written}${asked && `?${asked}`}`,
    host: [`{{${base}}}`],
    path: written.split('/').slice(1),
    ...(query.length > 0 && { query }),
  };
}

type Entries = readonly (readonly [name: string, value: unknown])[];

interface Pair {
  readonly key: string;
  readonly value: string;
}

/** The type stands in a header too: other programs than Postman do not read the language of a body. */
function describeContent(type: string, entries: Entries): Json {
  return { header: [{ key: 'Content-Type', value: type }], body: describeBody(type, entries) };
}

function describeBody(type: string, entries: Entries): Json {
  if (type !== 'application/json') return { mode: 'urlencoded', urlencoded: entries.map(toPair) };
  return {
    mode: 'raw',
    raw: printJson(Object.fromEntries(entries)),
    options: { raw: { language: 'json' } },
  };
}

/** What is no text stands as JSON, as the script reads it again. */
function toPair([key, value]: readonly [name: string, value: unknown]): Pair {
  return { key, value: typeof value === 'string' ? value : printJson(value) };
}

/** The script reads the request as it stands in the editor, and puts the signed one in its place. */
function signingScript({ name }: Vendor, key: string): readonly string[] {
  return [
    `const call = { vendor: ${JSON.stringify(name)}, operation: ${JSON.stringify(key)} };`,
    ...commonScript.trim().split('\n'),
  ];
}

/** Digits beyond 2^53 survive, because the body is never parsed here. */
const commonScript = `
const resolve = (text) => pm.variables.replaceIn(String(text));
const isJson = (text) => {
  if (!/^(?:-?(?:0|[1-9]\\d*)|[[{][^]*)$/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return false;
  }
};
const fields = [];
const add = (pair) => {
  if (!pair.disabled) {
    const text = resolve(pair.value);
    fields.push(JSON.stringify(pair.key) + ':' + (isJson(text) ? text : JSON.stringify(text)));
  }
};
pm.request.url.query.each(add);
pm.request.url.variables.each(add);
const body = pm.request.body;
if (body && body.mode === 'urlencoded') body.urlencoded.each(add);
if (body && body.mode === 'raw') {
  const inner = resolve(body.raw || '{}').trim().slice(1, -1).trim();
  if (inner !== '') fields.push(inner);
}
const token = pm.variables.get('controlToken');
const header = { 'Content-Type': 'application/json' };
if (token) header.Authorization = 'Bearer ' + token;
pm.sendRequest(
  {
    url: resolve('{{controlUrl}}/api/sandboxes/{{sandbox}}/sign'),
    method: 'POST',
    header,
    body: { mode: 'raw', raw: JSON.stringify(call).slice(0, -1) + ',"input":{' + fields.join(',') + '}}' },
  },
  (error, answer) => {
    if (error) throw new Error('Understudy does not answer at ' + resolve('{{controlUrl}}') + ': start it with "npx understudy-live".');
    const signed = answer.json();
    if (answer.code !== 200) throw new Error(signed.detail);
    pm.request.method = signed.method;
    pm.request.url.update(signed.url);
    signed.headers.forEach(([key, value]) => {
      if (key.toLowerCase() !== 'host') pm.request.headers.upsert({ key, value });
    });
    if (signed.body !== '') pm.request.body.update({ mode: 'raw', raw: signed.body });
  },
);
`;

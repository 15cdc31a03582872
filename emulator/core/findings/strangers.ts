import { z } from 'zod';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { decodeNames } from '../../../contracts/core/wire/query-string.ts';
import type { Route, Vendor } from '../../../contracts/core/contract/vendor.ts';

/** So many names of one call, and of one list in it, are looked at. */
const mostNames = 200;

/** A name in a call that its operation does not have there. */
export interface Stranger {
  /** The names that lead to it, with dots between. */
  readonly path: string;
  /** The name of the field. */
  readonly name: string;
  /** The names that the operation has there. */
  readonly known: readonly string[];
}

interface NamedCall {
  readonly request: HttpRequest;
  readonly vendor: Vendor;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The names in the input and the query of a call that are not documented; an entry of a list goes by the list’s name. */
export function findStrangers({ request, vendor, input }: NamedCall, route: Route): readonly Stranger[] {
  const { fields, documented } = formOf(vendor, route);
  let strange: string[] | undefined;
  // Hardly any call has a strange name, so that nothing is gathered before there is one.
  for (const names of [namesIn(input), namesInQuery(request.target)])
    for (const name of names)
      if (!documented.has(name) && !isDocumented(name, vendor, route, fields)) (strange ??= []).push(name);
  let found: readonly Stranger[] = noStrangers;
  if (strange) {
    const known = [...fields.names];
    found = [...new Set(strange)].map((name) => ({ path: name, name, known }));
  }
  for (const [name, inner] of fields.inner) {
    const within = strangersIn(input[name], inner, name);
    if (within.length > 0) found = [...found, ...within];
  }
  return found;
}

const noStrangers: readonly Stranger[] = [];

function namesIn(fields: object): readonly string[] {
  // A body that is a list is refused for that; its numbers are no names.
  if (Array.isArray(fields)) return noNames;
  const names = Object.keys(fields);
  return names.length > mostNames ? names.slice(0, mostNames) : names;
}

function namesInQuery(target: string): readonly string[] {
  const mark = target.indexOf('?');
  return mark < 0 ? noNames : decodeNames(target.slice(mark + 1), mostNames);
}

const noNames: readonly string[] = [];

/** The same in the objects within a field. */
function strangersIn(value: unknown, fields: Fields, path: string): readonly Stranger[] {
  if (Array.isArray(value))
    return value.slice(0, mostNames).flatMap((item) => strangersIn(item, fields, path));
  if (typeof value !== 'object' || value === null) return noStrangers;
  const known = [...fields.names];
  return namesIn(value).flatMap((name) => {
    if (!fields.names.has(name)) return [{ path: `${path}.${name}`, name, known }];
    const inner = fields.inner.get(name);
    return inner ? strangersIn((value as Record<string, unknown>)[name], inner, `${path}.${name}`) : [];
  });
}

/** The fields of an object by its schema, and those of the objects in them. */
interface Fields {
  readonly names: ReadonlySet<string>;
  readonly inner: ReadonlyMap<string, Fields>;
}

/** What an operation takes. */
interface Form {
  readonly fields: Fields;
  /** The names of the fields, and what may stand beside them. */
  readonly documented: ReadonlySet<string>;
}

const forms = new WeakMap<object, Form>();

function formOf(vendor: Vendor, { operation }: Route): Form {
  let form = forms.get(operation);
  if (!form) {
    const fields = readFields(operation.input) ?? { names: new Set(), inner: new Map() };
    form = { fields, documented: new Set([...fields.names, ...vendor.visible]) };
    forms.set(operation, form);
  }
  return form;
}

function readFields(schema: unknown): Fields | undefined {
  if (schema instanceof z.ZodOptional) return readFields(schema.unwrap());
  if (schema instanceof z.ZodArray) return readFields(schema.element);
  if (schema instanceof z.ZodPipe) return readFields(schema.def.in);
  // Whatever else there may be in it, is documented as well.
  if (!(schema instanceof z.ZodObject) || !isClosed(schema)) return undefined;
  const inner = Object.entries(schema.shape).flatMap(([name, field]) => {
    const fields = readFields(field);
    return fields ? [[name, fields] as const] : [];
  });
  return { names: new Set(Object.keys(schema.shape)), inner: new Map(inner) };
}

function isClosed({ def: { catchall } }: z.ZodObject): boolean {
  return catchall === undefined || catchall instanceof z.ZodNever;
}

const entryOfList = /\.\d+$/;

/** Whether a name of a call is documented though the input has no field of that very name. */
function isDocumented(sent: string, vendor: Vendor, route: Route, fields: Fields): boolean {
  const name = sent.replace(entryOfList, '');
  const lower = name.toLowerCase();
  if (fields.names.has(name) || vendor.visible.includes(lower)) return true;
  // What signs a call is never among the visible names; vendors call it by one of these words.
  return Object.hasOwn(route.parameters, name) || /(sign|signature|sig|token)$/.test(lower);
}

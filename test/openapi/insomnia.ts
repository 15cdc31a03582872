import { convert } from 'insomnia-importers';
import { readJson } from '../../contracts/core/wire/json.ts';

interface Named {
  readonly name: string;
  readonly value: string;
}

/** A request as Insomnia has it after an import. */
export interface Imported {
  readonly _type: string;
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: readonly Named[];
  readonly parameters?: readonly Named[];
  readonly body: { readonly mimeType?: string; readonly text?: string; readonly params?: readonly Named[] };
}

/** What Insomnia makes of a text: the kind that it took it for, and its requests. */
export async function importIntoInsomnia(
  text: string,
): Promise<{ readonly type: string; readonly requests: readonly Imported[] }> {
  const { type, data } = await convert(text);
  const resources = data.resources as readonly unknown[] as readonly Imported[];
  return { type: type.id, requests: resources.filter(({ _type }) => _type === 'request') };
}

/** The fields that a request carries, in its URL and in its body. */
export function fieldsOf({ url, body: { text = '{}', params = [] } }: Imported): Record<string, unknown> {
  const read = readJson(text);
  if ('problem' in read) throw new Error(read.problem);
  return {
    ...Object.fromEntries(new URLSearchParams(/\?(.*)$/.exec(url)?.[1])),
    ...Object.fromEntries(params.map(({ name, value }) => [name, value])),
    ...(read.value as object),
  };
}

/** Sends a request as it stands. */
export function send({ url, method, headers = [], parameters = [], body }: Imported): Promise<Response> {
  const target = new URL(url);
  for (const { name, value } of parameters) target.searchParams.append(name, value);
  const form = new URLSearchParams(body.params?.map(({ name, value }): [string, string] => [name, value]));
  return fetch(target, {
    method,
    headers: new Headers(headers.map(({ name, value }): [string, string] => [name, value])),
    body: method === 'GET' ? null : (body.text ?? form.toString()),
  });
}

import { parse, type AnyNode, type CallExpression, type Program } from 'acorn';
import { UsageError } from '../options/usage-error.ts';
import { createEvaluator, type Evaluate, type Value } from './script-values.ts';
import { completeRequest, valueOf, type PastedRequest } from './pasted-request.ts';

/** Reads the one call of `fetch` in a piece of JavaScript, as a browser copies it or as somebody wrote it. */
export function readFetch(text: string): PastedRequest {
  const program = parseScript(text);
  const nodes = [...walk(program)];
  const [call, another] = nodes.filter((node) => node.type === 'CallExpression').filter(isFetch);
  if (!call) throw new UsageError('The snippet has no call of fetch.');
  if (another) throw new UsageError('The snippet has more than one call of fetch; paste one of them.');
  const evaluate = createEvaluator(text, nodes);
  const [first, second] = call.arguments;
  const url = first ? evaluate(first) : '';
  const options = second ? readOptions(evaluate, second) : {};
  const headers = readHeaders(options['headers']);
  const { body, type } = readBody(options['body']);
  const isTyped = type === undefined || valueOf(headers, 'content-type') !== undefined;
  const method = options['method'] ?? 'GET';
  return completeRequest({
    method: printText(method, 'method').toUpperCase(),
    url: normalise(printText(url, 'the URL')),
    headers: isTyped ? headers : [...headers, ['Content-Type', type]],
    body,
  });
}

function parseScript(text: string): Program {
  try {
    return parse(text, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
      allowReturnOutsideFunction: true,
    });
  } catch (error) {
    throw new UsageError(`The snippet is not JavaScript: ${(error as Error).message}.`);
  }
}

/** Every node below one, that one first. */
function* walk(node: AnyNode): Generator<AnyNode> {
  yield node;
  for (const child of Object.values(node).flat()) if (isNode(child)) yield* walk(child);
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function isFetch({ callee }: CallExpression): boolean {
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  return name.type === 'Identifier' && name.name === 'fetch';
}

function readOptions(evaluate: Evaluate, node: AnyNode): Readonly<Record<string, Value>> {
  const wanted = new Set(['method', 'headers', 'body']);
  if (node.type !== 'ObjectExpression') {
    const value = evaluate(node);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, Value>>) : {};
  }
  // Other options, such as a signal, may be anything.
  const properties = node.properties.filter(
    (one) =>
      one.type === 'SpreadElement' ||
      one.computed ||
      wanted.has(
        one.key.type === 'Identifier' ? one.key.name : String('value' in one.key ? one.key.value : ''),
      ),
  );
  return evaluate({ ...node, properties }) as Readonly<Record<string, Value>>;
}

function readHeaders(value: Value): [string, string][] {
  if (value === undefined || value === null) return [];
  const pairs =
    value instanceof URLSearchParams || Array.isArray(value)
      ? [...(value as Iterable<readonly [Value, Value]>)]
      : Object.entries(value as Readonly<Record<string, Value>>);
  return pairs.map(([name, content]) => [printText(name, 'a header'), printText(content, 'a header').trim()]);
}

function readBody(value: Value): { readonly body: string; readonly type?: string } {
  if (value === undefined || value === null) return { body: '' };
  if (value instanceof URLSearchParams)
    return { body: value.toString(), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
  return { body: printText(value, 'the body'), type: 'text/plain;charset=UTF-8' };
}

/** What JavaScript makes of a value where it wants a text. */
function printText(value: Value, what: string): string {
  if (value instanceof URL || typeof value !== 'object') return String(value);
  if (value instanceof URLSearchParams) return value.toString();
  throw new UsageError(
    `The call of fetch has an object where a text belongs: ${what}. Was JSON.stringify forgotten?`,
  );
}

/** As a browser sends it; a relative URL stays as it is. */
function normalise(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

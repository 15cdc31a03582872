import { readJson } from '../wire/json.ts';
import { printCode, printText } from '../wire/print-code.ts';
import type { OutgoingRequest } from './vendor-api.ts';

/** A call that is to be written with the vendor's own SDK. */
export interface SdkCall {
  /** The method of the client. */
  readonly method: string;
  /** The value of `Action`. */
  readonly action: string;
  /** The value of `Version`. */
  readonly version: string;
  /** The fields of the call. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The same call on the wire. */
  readonly request: OutgoingRequest;
  /** The variables that say where the call goes and who makes it, with their values. */
  readonly environment: Readonly<Record<string, string>>;
}

/** How a call is made with the SDK of the vendor itself, or as its own documents show it where there is none. */
export interface SdkSample {
  /** A sentence to begin with. Default: none. */
  readonly comment?: string;
  /** What the program imports. */
  readonly names: string;
  /** Where from: a package on npm, or a module of Node. */
  readonly module: string;
  /** What it does, with the variables of the environment at hand. */
  readonly body: (call: SdkCall) => string;
}

/** The package on npm that a sample needs; null where Node alone is enough. */
export function packageOf({ module }: SdkSample): string | null {
  return module.startsWith('node:') ? null : module;
}

/**
 * A call as a whole program for Node, an ES module. It takes from the environment who calls and where; without that it uses
 * the values of today.
 */
export function printSdkSample({ comment, names, module, body }: SdkSample, call: SdkCall): string {
  const code = body(call);
  const variables = Object.entries(call.environment)
    .filter(([name]) => code.includes(name))
    .map(([name, value]) => `  ${name} = ${printText(value)},`);
  return [
    ...(comment === undefined ? [] : [`// ${comment}`]),
    `import ${names} from ${printText(module)};`,
    '',
    'const {',
    ...variables,
    '} = process.env;',
    '',
    code,
  ].join('\n');
}

/** The JSON of a body as two pieces of code: what declares the input, and what makes the body of it. */
export function printJsonBody(text: string): { readonly input: string; readonly body: string } {
  const reading = readJson(text);
  // JSON.stringify would change the digits of a long number.
  if (!('value' in reading) || hasLongNumber(reading.value))
    return { input: `const input = ${printText(text)};`, body: 'input' };
  return { input: `const input = ${printCode(reading.value)};`, body: 'JSON.stringify(input)' };
}

/** Whether a value holds a number that JavaScript keeps as a BigInt alone. */
export function hasLongNumber(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint';
  return Object.values(value).some(hasLongNumber);
}

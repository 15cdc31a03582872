import { countOf } from '../../../contracts/core/config/sentence.ts';
// The high-level server of the SDK takes schemas of zod alone; ours are JSON Schema, made in a loop.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  CallToolRequestSchema,
  ListToolsRequestSchema,
  type CallToolResult,
} from '@modelcontextprotocol/sdk/types.js';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { version } from '../../version.ts';
import type { Arguments, Tool } from './tool.ts';
import { onStop } from '../../platform.ts';

/** So many characters of an answer an agent gets; more would fill its memory. */
const longestAnswer = 200_000;

const instructions =
  'Understudy stands in for the moderation APIs of live-streaming vendors. getJournal shows the calls of a program, explainEntry says why one was refused, getFindings what a vendor would punish, getCoverage which documented errors were met.';

/** Serves tools on the standard input and output, until nobody asks any more or a signal comes. */
export async function serveTools(tools: readonly Tool[]): Promise<void> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  const server = new Server({ name: 'understudy', version }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(describeTool) }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }) =>
    callTool(tools, params.name, params.arguments ?? {}),
  );
  const ended = untilEnd();
  await server.connect(new StdioServerTransport());
  await ended;
  await server.close();
}

function describeTool({ name, description, inputSchema, isReadOnly }: Tool) {
  return { name, description, inputSchema, annotations: { readOnlyHint: isReadOnly } };
}

async function callTool(tools: readonly Tool[], name: string, given: Arguments): Promise<CallToolResult> {
  const tool = tools.find((one) => one.name === name);
  const names = tools.map((one) => one.name);
  if (!tool) return refuse(`There is no tool "${name}".${hintAt(name, names)}`);
  try {
    return say(await tool.run(given));
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function say(answer: unknown): CallToolResult {
  const text = typeof answer === 'string' ? answer : printJson(answer ?? null);
  const more = text.length - longestAnswer;
  const cut =
    more > 0 ? `${text.slice(0, longestAnswer)}\n… (${countOf(more, 'more character')}; ask for less)` : text;
  return { content: [{ type: 'text', text: cut }] };
}

function refuse(text: string): CallToolResult {
  return { content: [{ type: 'text', text }], isError: true };
}

function untilEnd(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.stdin.off('end', end).off('close', end);
      off();
      resolve();
    };
    process.stdin.on('end', end).on('close', end);
    const off = onStop(end);
  });
}

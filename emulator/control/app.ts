import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import { controlOperations } from '../../contracts/control/index.ts';
import { metricsPath } from '../../contracts/control/metrics.ts';
import { healthCodes, sandboxes } from '../../contracts/control/sandboxes.ts';
import { controlMark, type ProblemKind } from '../../contracts/control/error-kinds.ts';
import { fail, isFailure, type Failure } from '../../contracts/core/contract/failure.ts';
import type { Operation, Output } from '../../contracts/core/contract/operation.ts';
import { readPlainly } from '../../contracts/core/config/form-words.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import type { ControlContext, ControlInput, Handled, SharedStore } from './context.ts';
import { serveConsole } from './console-files.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { createEvents } from './events.ts';
import { createRecentCalls, type RecentCalls } from './recent-calls.ts';
import { createGuard, createTokenCheck, type GuardOptions } from './guard.ts';
import { handle } from './handlers/index.ts';
import { describeIssues, sendProblem, type FieldProblem } from './problem-details.ts';
import { findStrangers, hintAtPath } from './unknown-places.ts';
import { parseInParts, type Parsed } from './parse-in-parts.ts';
import { withAskedHost } from './asked-host.ts';
import { sendOutput } from './send-output.ts';
import { giveWay, giveWhile, isWork, performInTurns, wholeTurn, type GiveWay, type Work } from './turns.ts';
import { mediaType } from '../../contracts/core/wire/http.ts';
import { decodeText, readJson } from '../../contracts/core/wire/json.ts';
import { readJsonInParts } from './read-json-in-parts.ts';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { heldBytesOf } from '../core/engine/held-bytes.ts';
import { boundUnfinishedBodies } from './unfinished-bodies.ts';
import { weighBody, weighBytes, type BodyWeight } from './weigh-body.ts';

/** The largest body of any call but one, in bytes; the vendors' own limits are elsewhere. */
const maximumBytes = 10 * 1024 * 1024;

/** A state of as many values as one may have fits, with names of some length. */
const maximumStateBytes = 16 * 1024 * 1024;

const statePath = toExpressPath(controlOperations.putState.route.path);

export interface ControlOptions extends GuardOptions {
  /** The most bytes that a state may have. */
  readonly stateLimit?: number | undefined;
  /** The most bytes of bodies whose calls have not been answered, of all callers together, vendors' origins included. */
  readonly unfinishedBytes?: number | undefined;
  /** What the stream of events tells; without it, of the calls from now on. */
  readonly calls?: RecentCalls;
  /** How a call that takes long lets others have their turn. */
  readonly give?: GiveWay;
}

/** The control API as an Express app. */
export function createControlApp(
  given: ControlContext,
  options: ControlOptions = { host: '127.0.0.1' },
): Express {
  const {
    stateLimit = maximumStateBytes,
    unfinishedBytes = bounds.heldBytes,
    calls = createRecentCalls(given.emulator),
    give = giveWay,
  } = options;
  const events = createEvents(given, calls);
  const context = { ...given, events: events.report };
  const contextOf = ({ headers }: Request): ControlContext =>
    options.publicUrl === undefined ? withAskedHost(context, headers.host) : context;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.setHeader(controlMark, 'true');
    response.locals['secrets'] = context.emulator.secrets;
    next();
  });
  app.use(createGuard(options));
  // A browser asks for a page without a token; what the page shows needs it.
  app.use(serveConsole());
  app.use(createTokenCheck(options));
  app.use(boundUnfinishedBodies(unfinishedBytes, heldBytesOf(given.emulator)));
  app.put(statePath, express.raw({ type: () => true, limit: stateLimit }));
  app.use(express.raw({ type: () => true, limit: maximumBytes }));

  for (const [path, operations] of operationsByPath()) {
    const route = app.route(toExpressPath(path));
    for (const [key, operation] of operations) route[methodOf(operation)](createRoute(key, contextOf, give));
    route.all(refuseMethod(operations.flatMap(([, operation]) => operation.route.methods)));
  }
  app
    .route('/api/events')
    .get(events.open)
    .all(refuseMethod(['GET']));
  app
    .route(metricsPath)
    .get(serveMetrics(context))
    .all(refuseMethod(['GET']));
  app.use((request, response) => {
    sendProblem(response, fail('unknown-path', { path: request.path, hint: hintAtPath(request.path) }));
  });
  app.use(answerErrors);
  return app;
}

/** A path that is spelt out, like `journal/verify`, comes before one whose last part is open. */
function operationsByPath(): readonly (readonly [
  path: string,
  operations: readonly (readonly [key: string, operation: Operation])[],
])[] {
  const operations = Object.entries<Operation>(controlOperations);
  const paths = [...new Set(operations.map(([, { route }]) => route.path))];
  return paths
    .toSorted((left, right) => Number(left.endsWith('}')) - Number(right.endsWith('}')))
    .map((path) => [path, operations.filter(([, { route }]) => route.path === path)]);
}

function createRoute(
  key: string,
  contextOf: (request: Request) => ControlContext,
  giveAlways: GiveWay,
): RequestHandler {
  const operation: Operation = controlOperations[key as keyof typeof controlOperations];
  const isQuestion = operation.route.methods[0] === 'GET';
  return (request, response, next) => {
    const context = contextOf(request);
    // Nobody hears the answer to a question once its asker has gone.
    const give = isQuestion ? giveWhile(() => !response.destroyed, giveAlways) : giveAlways;
    const end = {
      failed: next,
      done({ output, hide, errors }: Answered) {
        if (isFailure(output)) sendProblem(response, fail(output.error, hide(output.details)), errors);
        else
          sendOutput(response, { output, hide }, { status: statusOf(operation, output), give, failed: next });
      },
    };
    const answered = (asked: Asked): void => {
      performInTurns(finishAnswer(asked, carryOut(operation, asked, context)), give, end);
    };
    performInTurns(ask(operation, request), give, {
      failed: next,
      done(asked) {
        if ('output' in asked) end.done(asked);
        else if (!context.shared) answered(asked);
        else {
          shareOut(operation, asked, context, context.shared).then((handled) => {
            performInTurns(finishAnswer(asked, handled), give, end);
          }, next);
        }
      },
    });
  };
}

interface Answered extends Handled {
  /** What is wrong with the fields of the input. */
  readonly errors?: readonly FieldProblem[];
}

/** What is asked for, in the form of its call. */
interface Asked {
  readonly given: ControlInput;
  readonly input: unknown;
  readonly isHeavy: boolean;
}

/** Reads what is asked for, or says what is wrong with it. */
function* ask(operation: Operation, request: Request): Work<Asked | Answered> {
  const body = yield* readBody(request, operation);
  if (isFailure(body)) return { output: body, hide: asItIs };
  const { isHeavy, isForParts } = body;
  if (isHeavy) yield wholeTurn;
  const given = { path: request.params, query: request.query, body: body.value };
  const strangers = findStrangers(operation, request.query);
  if (strangers.length > 0) return refuseInput(strangers);
  const input = yield* check(operation, given, isForParts);
  if ('issues' in input) return refuseInput(describeIssues(input));
  if (isHeavy) yield wholeTurn;
  return { given, input: input.data, isHeavy };
}

/** Does what a call has left to do, but for the writing of its answer. */
function* finishAnswer({ isHeavy }: Asked, handled: Handled | Failure): Work<Answered> {
  if (isFailure(handled)) return { output: handled, hide: asItIs };
  if (isHeavy) yield wholeTurn;
  const { output, hide } = handled;
  return { output: isWork(output) ? yield* output : output, hide };
}

const asItIs = <Value>(value: Value): Value => value;

/** A long list may hold a mistake in each item, and to find them all would take more room than the list: the first is told. */
function* check({ input }: Operation, given: ControlInput, isForParts: boolean): Work<Parsed> {
  if (isForParts) return yield* parseInParts(input, given);
  const { success, data, error } = readPlainly(input, given);
  return success ? { data } : { issues: error.issues };
}

/** What these do is a call of a vendor, and is written down as one. */
const keptAsCalls: ReadonlySet<string> = new Set<keyof typeof controlOperations>(['sendCall', 'resendCall']);

/** Does what is asked for in one part. Whatever may change something is written down, where a data folder is kept. */
function carryOut(
  { key, route }: Operation,
  { given, input }: Asked,
  context: ControlContext,
): Handled | Failure {
  const { data } = context;
  const run = (): Handled => handle(key, input, context);
  if (!data || route.methods[0] === 'GET' || keptAsCalls.has(key)) return run();
  const output = data.carryOut(key, given, run);
  const problem = data.problem();
  return problem ? fail('not-kept', { reason: problem.message }) : output;
}

/** The same where several replicas are one emulator. */
async function shareOut(
  { key, route }: Operation,
  { given, input }: Asked,
  context: ControlContext,
  shared: SharedStore,
): Promise<Handled | Failure> {
  if (route.methods[0] !== 'GET') return shared.carryOut({ operation: key, given, input }, context);
  return (await shared.ready(key, given)) ?? handle(key, input, context);
}

function statusOf({ key }: Operation, output: unknown): number {
  if (key === sandboxes.health.key) return healthCodes[(output as Output<typeof sandboxes.health>).status];
  return key === 'createSandbox' ? 201 : 200;
}

function refuseInput(errors: readonly FieldProblem[]): Answered {
  const [first] = errors;
  const reason = first
    ? `${first.path === '' ? 'The body' : first.path}: ${first.message}`
    : 'The input is wrong.';
  return { output: fail('invalid-input', { reason }), hide: asItIs, errors };
}

function refuseMethod(methods: readonly string[]): RequestHandler {
  return (request, response) => {
    response.setHeader('Allow', methods.join(', '));
    sendProblem(response, fail('method-not-allowed', { path: request.path, methods: methods.join(' and ') }));
  };
}

const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (response.headersSent) {
    // Where bytes turned out to be no request, that has been said already; a stream can only be broken off.
    if (!response.writableEnded) response.destroy();
    return;
  }
  const facts = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const { status = 500, limit = maximumBytes } = facts;
  if (status === 413) {
    sendProblem(response, fail('too-large', { limit: Number(limit) }));
  } else if (typeof status === 'number' && status < 500) {
    sendProblem(
      response,
      fail('invalid-input', {
        reason: error instanceof Error ? shorten(error.message) : 'The request is wrong.',
      }),
    );
  } else {
    response.setHeader('x-understudy-defect', 'true');
    sendProblem(response, fail('defect', { reason: String(error) }));
  }
};

function methodOf({ route }: Operation): 'get' | 'post' | 'put' | 'delete' {
  return route.methods[0].toLowerCase() as 'get' | 'post' | 'put' | 'delete';
}

function toExpressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Bytes of a body from which on it is read and checked in parts. */
const heavyBytes = 64 * 1024;

interface ReadBody extends Omit<BodyWeight, 'excess'> {
  readonly value: unknown;
}

/** The body of a call as JSON, unless it is none, or more than the call takes. */
function* readBody(request: Request, { key }: Operation): Work<ReadBody | Failure<ProblemKind>> {
  const bytes: unknown = request.body;
  const isEmpty = !Buffer.isBuffer(bytes) || bytes.length === 0;
  const contentType = mediaType([['content-type', request.get('content-type') ?? '']]);
  // An empty form is a form: a page of another site may send one without asking.
  const isOther = contentType !== 'application/json' && (!isEmpty || contentType !== '');
  if (isOther && request.method !== 'GET') return fail('unsupported-media-type');
  if (isEmpty) return { value: undefined, isHeavy: false, isForParts: false };
  const tooMany = yield* weighBytes(bytes, key);
  if (tooMany !== undefined) return fail('invalid-input', { reason: tooMany });
  const isLong = bytes.length > heavyBytes;
  const json = isLong ? yield* readJsonInParts(bytes) : readJson(decodeText(bytes));
  if ('problem' in json) return fail('malformed-json', { reason: shorten(json.problem) });
  const { excess, isHeavy, isForParts } = weighBody(json.value, key);
  return excess === undefined
    ? { value: json.value, isHeavy: isLong || isHeavy, isForParts: isLong || isForParts }
    : fail('invalid-input', { reason: excess });
}

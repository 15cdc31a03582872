// Runs beside the main thread of its process, and looks at that through the inspector: first at what runs, then at its order.
import { Session } from 'node:inspector/promises';
import { parentPort } from 'node:worker_threads';

const session = new Session();
session.connectToMainThread();

const isOurs = (url) => /\/(?:contracts|emulator)\/.*\.ts$/.test(url);
/** Functions that no source has. */
const isMade = (name) => name.startsWith('<');

/** The functions that ran, by the breakpoint at the start of each. */
const stops = new Map();
let counted = [];
const ran = [];
const walk = [];

session.on('Debugger.paused', ({ params: { hitBreakpoints = [], callFrames } }) => {
  for (const id of hitBreakpoints) {
    const step = stops.get(id);
    stops.delete(id);
    const depth = callFrames.filter(({ url }) => isOurs(url)).length - 1;
    if (step) walk.push({ ...step, depth });
  }
  void session.post('Debugger.resume');
});

/** Begins to count what runs. */
async function count() {
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await session.post('Profiler.takePreciseCoverage');
}

/** Ends the counting. */
async function stop() {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  counted = result.filter(({ url }) => isOurs(url));
}

/** Stops from now on at the start of each function that ran. */
async function follow() {
  await session.post('Debugger.enable');
  for (const { scriptId, url, functions } of counted) {
    const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
    for (const step of functionsThatRan(functions)) {
      ran.push({ url, name: step.name });
      const [location] = await findStart(scriptId, scriptSource, step);
      if (!location) continue;
      const { breakpointId } = await session.post('Debugger.setBreakpoint', { location });
      stops.set(breakpointId, { url, name: step.name });
    }
  }
}

/** Functions without a name are called by what they stand in. */
function functionsThatRan(functions) {
  const spans = functions
    .filter(({ functionName }) => !isMade(functionName))
    .map(({ functionName, ranges: [{ startOffset, endOffset, count: times }] }) => ({
      ...{ functionName, startOffset, endOffset, times },
    }));
  const nameOf = ({ functionName, startOffset, endOffset }) => {
    if (functionName !== '') return functionName;
    const around = spans.filter(
      (span) => span.functionName !== '' && span.startOffset <= startOffset && span.endOffset >= endOffset,
    );
    const [nearest] = around.sort((a, b) => b.startOffset - a.startOffset);
    return nearest ? `(in ${nearest.functionName})` : '(in the module)';
  };
  // What begins a file without a name is the module itself.
  return spans
    .filter(({ functionName, startOffset, times }) => times > 0 && (functionName !== '' || startOffset > 0))
    .map((span) => ({ ...span, name: nameOf(span) }));
}

async function findStart(scriptId, source, { startOffset, endOffset }) {
  const place = (offset) => {
    const lines = source.slice(0, offset).split('\n');
    return { scriptId, lineNumber: lines.length - 1, columnNumber: lines.at(-1).length };
  };
  const { locations } = await session.post('Debugger.getPossibleBreakpoints', {
    start: place(startOffset),
    end: place(endOffset),
    restrictToFunction: true,
  });
  return locations;
}

/** What ran, in the order in which it began; what was not met again stands at the end. */
async function end() {
  await session.post('Debugger.disable');
  const rest = ran.filter(({ url, name }) => !walk.some((step) => step.url === url && step.name === name));
  return { count: ran.length, steps: [...walk, ...rest.map((step) => ({ ...step, depth: 0 }))] };
}

const acts = { count, stop, follow, end };
parentPort.on('message', async (act) => {
  parentPort.postMessage((await acts[act]()) ?? null);
});

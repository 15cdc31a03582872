import { computed, signal } from '@preact/signals';
import type { ShownEntry } from '../../contracts/control/journal-forms.ts';
import { control } from '../api/control.ts';
import { followEvents } from '../api/events.ts';
import type { CallFilter } from './call-filter.ts';
import { createChooser } from './choose-calls.ts';
import { summarise, type Call } from './call-summary.ts';
import { place, sandboxId } from './place.ts';
import { seenBefore } from './seen-before.ts';

/** So many calls are kept; the oldest are let go. */
const mostCalls = 100_000;
/** So many are loaded at first. */
const firstPage = 1000;
/** So many are loaded where more than a page was left out: as many as anybody looks at, since the list has gaps anyway. */
const afterFlood = 200;

/** Calls that were left out are loaded when no more have been for so many milliseconds: to show them costs the server time. */
const calmBeforeLoading = 2000;
/** A flood that does not end is looked at so often, in milliseconds. */
const longestUnloaded = 20_000;

interface Store {
  readonly calls: Call[];
  /** Calls of the journal before the first one here. */
  readonly earlier: number;
  readonly isLoaded: boolean;
}

const empty = (): Store => ({ calls: [], earlier: 0, isLoaded: false });

/** The calls of the sandbox, oldest first. The list grows in place, and each change makes a new value around it. */
const store = signal(empty());

export const isPaused = signal(false);
/** Calls up to this one are hidden, since somebody has cleared the list. */
export const clearedUpTo = signal(0);

const heldBack: Call[] = [];
export const heldBackCount = signal(0);

export const callFilter = computed<CallFilter>(() => place.value.query);
export const isLoaded = computed(() => store.value.isLoaded);
export const allCalls = computed(() => store.value);
export const earlierCalls = computed(() => store.value.earlier);
const choose = createChooser();
export const shownCalls = computed(() => {
  return choose(store.value.calls, clearedUpTo.value, callFilter.value);
});

/** Counts up with whatever happens to the sandbox, so that other pages know when to ask again. */
export const changes = signal(0);

interface CallEvent extends ShownEntry {
  readonly sandbox: string;
}

let arrived: Call[] = [];
let isDrawing = false;

/** Calls may come by the thousand: they are put into the list once for each picture. */
function take(event: CallEvent): void {
  if (event.sandbox !== sandboxId.value) return;
  arrived.push(summarise(event));
  if (isDrawing) return;
  isDrawing = true;
  setTimeout(() => {
    isDrawing = false;
    const batch = arrived;
    arrived = [];
    changes.value += 1;
    if (isPaused.value) {
      for (const call of batch) heldBack.push(call);
      heldBackCount.value = heldBack.length;
    } else add(batch);
  }, 50);
}

/** What comes while the journal is on its way, which may have been read before. */
let meanwhile: Call[] | undefined;

function add(batch: readonly Call[]): void {
  const { calls, earlier, isLoaded: loaded } = store.value;
  // A batch may have more calls than a function takes arguments.
  for (const call of batch) meanwhile?.push(call);
  if (!loaded) return;
  for (const call of batch) {
    const last = calls.at(-1);
    if (!last || call.id > last.id) calls.push(call);
    else if (isOtherRun(calls, call)) {
      void load();
      return;
    }
  }
  const surplus = Math.max(0, calls.length - mostCalls);
  if (surplus > 0) calls.splice(0, surplus);
  store.value = { calls, earlier: earlier + surplus, isLoaded: true };
}

/** After a reset or a restart the numbers begin anew. */
function isOtherRun(calls: readonly Call[], { id, time }: Call): boolean {
  const known = calls.findLast((call) => call.id === id);
  return known?.time !== time;
}

interface JournalPage {
  readonly entries: readonly ShownEntry[];
  readonly more: number;
  readonly dropped: number;
}

/** Loads the latest calls of the sandbox anew. What was seen before them stays, though the journal may have dropped it. */
export async function load(limit = firstPage): Promise<void> {
  const id = sandboxId.value;
  const query = { newest: 'true', limit } as const;
  const came: Call[] = [];
  meanwhile = came;
  const answer = (await control.value.getJournal({ path: { id }, query })) as JournalPage;
  if (id !== sandboxId.value || meanwhile !== came) return;
  meanwhile = undefined;
  if ((answer.entries.at(-1)?.id ?? 0) < clearedUpTo.value) clearedUpTo.value = 0;
  heldBack.length = 0;
  heldBackCount.value = 0;
  const latest = answer.entries.map(summarise);
  const last = latest.at(-1)?.id ?? 0;
  const seen = seenBefore(latest, store.value.calls);
  const calls = [...seen, ...latest, ...came.filter((call) => call.id > last)].slice(-mostCalls);
  store.value = { calls, earlier: Math.max(0, answer.more - seen.length), isLoaded: true };
  changes.value += 1;
}

/** Loads what the journal holds before the first call that is here. */
export async function loadEarlier(): Promise<void> {
  const id = sandboxId.value;
  const found: Call[] = [];
  const first = store.value.calls[0]?.id ?? Infinity;
  for (let after = 0; ;) {
    const query = { after, limit: firstPage } as const;
    const answer = (await control.value.getJournal({ path: { id }, query })) as JournalPage;
    found.push(...answer.entries.filter((entry) => entry.id < first).map(summarise));
    const last = answer.entries.at(-1)?.id ?? Infinity;
    if (last >= first - 1) break;
    after = last;
  }
  if (id !== sandboxId.value) return;
  store.value = { calls: [...found, ...store.value.calls], earlier: 0, isLoaded: true };
}

export function togglePause(): void {
  isPaused.value = !isPaused.value;
  if (isPaused.value) return;
  add(heldBack.splice(0));
  heldBackCount.value = 0;
}

export function clearCalls(): void {
  clearedUpTo.value = store.value.calls.at(-1)?.id ?? 0;
}

/** Follows the calls of whichever sandbox is shown. */
export function followCalls(): void {
  const loadSafely = (limit?: number): void => {
    // What fails here is told by the connection, and tried again when that is back.
    load(limit).catch(() => undefined);
  };
  const noteMissed = createMissedCounter((missed) => {
    loadSafely(missed > firstPage ? afterFlood : firstPage);
  });
  let id: string | undefined;
  sandboxId.subscribe((now) => {
    if (id !== undefined && id !== now) {
      store.value = empty();
      clearedUpTo.value = 0;
      loadSafely();
    }
    id = now;
  });
  followEvents(sandboxId, {
    opened: () => {
      loadSafely();
    },
    event({ type, data }) {
      if (type === 'call') take(JSON.parse(data) as CallEvent);
      else noteMissed((JSON.parse(data) as MissedEvent).missed ?? 0);
    },
  });
}

interface MissedEvent {
  /** Null where nobody knows it. */
  readonly missed?: number | null;
}

/** Counts calls that were left out, and tells their number once no more are for a while. */
function createMissedCounter(tell: (missed: number) => void): (missed: number) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [latest, sum] = [0, 0];
  return (missed) => {
    const now = performance.now();
    if (timer === undefined) [latest, sum] = [now + longestUnloaded, 0];
    sum += missed;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        timer = undefined;
        tell(sum);
      },
      Math.min(calmBeforeLoading, latest - now),
    );
  };
}

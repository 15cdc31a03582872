import { computed, signal } from '@preact/signals';

export const pages = [
  'calls',
  'state',
  'clock',
  'faults',
  'coverage',
  'assumptions',
  'send',
  'docs',
] as const;
export type Page = (typeof pages)[number];

interface Place {
  readonly page: Page;
  readonly query: Readonly<Record<string, string>>;
}

/** Where the page is: everything that a reload, a link or the way back must keep stands in the URL. */
export const place = signal(readPlace(location.hash));

let lastHash = location.hash;

/** Goes where the URL leads to. The browser tells of that some time after it, which who changed it does not wait for. */
function followUrl(): void {
  if (location.hash === lastHash) return;
  lastHash = location.hash;
  place.value = readPlace(lastHash);
}

window.addEventListener('hashchange', followUrl);

/** The sandbox that everything on the page is about. */
export const sandboxId = computed(() => place.value.query['sandbox'] ?? 'default');

type Changes = Readonly<Record<string, string | undefined>>;

/** The link to a page, in the sandbox that is shown now. */
export function linkTo(page: Page, query: Changes = {}): string {
  return printPlace(page, { sandbox: place.value.query['sandbox'], ...query });
}

/** Changes what is shown of this page; the way back leads to what was shown before. */
export function show(changes: Changes): void {
  location.hash = printPlace(place.value.page, { ...place.value.query, ...changes });
  followUrl();
}

/** The same for what changes with every key that is pressed: it leaves no steps on the way back. */
export function showInPlace(changes: Changes): void {
  const hash = printPlace(place.value.page, { ...place.value.query, ...changes });
  history.replaceState(null, '', hash);
  followUrl();
}

function printPlace(page: Page, query: Changes): string {
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  const search = new URLSearchParams(given).toString();
  return `#/${page}${search === '' ? '' : `?${search}`}`;
}

function readPlace(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const page = pages.find((name) => name === path) ?? 'calls';
  return { page, query: Object.fromEntries(new URLSearchParams(search)) };
}

import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { vendors } from '../../../contracts/catalog.ts';
import { baseUrlVariable } from '../../../contracts/core/config/env-names.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { nearestNames } from '../../../contracts/core/config/suggest-name.ts';
import { shorten } from '../../../contracts/core/config/shorten.ts';
import { vendorNames } from '../../../contracts/vendor-names.ts';
import type { Environment } from './child-environment.ts';

const proxyNames = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'VOLC_HTTP_PROXY', 'VOLC_HTTPS_PROXY'];
const baseUrlNames = vendorNames.map(baseUrlVariable);
const hosts = vendors.flatMap((vendor) => vendor.hosts);

/** Larger files are no program that somebody wrote. */
const largestFile = 1_000_000;

/** What is known of a run in which nobody called. */
export interface SilentRun {
  readonly command: readonly string[];
  readonly environment: Environment;
  /** What came to the ports and was no call, each in a sentence. */
  readonly noCalls: readonly string[];
  /** How many calls came to sandboxes that the command has made itself. Default: 0. */
  readonly elsewhere?: number;
  /** Whether calls to the vendors' own hosts were led here. Default: no. */
  readonly intercepted?: boolean;
}

const silentInterception =
  'No call arrived. The command and its children must have the variables that --intercept sets: "env -i", sudo and containers take them away, and some clients read none of them ("understudy ca install-hint" says which).';

/** A few sentences on a run in which nobody called: where the calls may have gone. */
export function explainSilence(run: SilentRun): string {
  const { command, environment, noCalls, elsewhere = 0, intercepted = false } = run;
  if (elsewhere > 0)
    return `No call arrived in the sandbox that the command was given. ${countOf(elsewhere, 'call')} went to other sandboxes of this run, and this summary is of none of them.`;
  const others = noCalls.slice(0, 3).map((sentence) => `Something else came: ${sentence}`);
  if (intercepted) return [silentInterception, ...others].join(' ');
  const clues = [
    ...others,
    ...command.flatMap(lookIntoWord),
    ...lookAtVariables(environment),
    ...lookAtProxies(environment),
  ];
  return [
    `No call arrived. The command must call the addresses in its environment, like ${baseUrlNames[0]!}.`,
    ...clues,
  ].join(' ');
}

function lookAtProxies(environment: Environment): readonly string[] {
  const set = Object.keys(environment).filter(
    (name) => proxyNames.includes(name.toUpperCase()) && environment[name],
  );
  if (set.length === 0) return [];
  return [
    `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set: a client that does not heed NO_PROXY sends its calls to that proxy; unset it for this command.`,
  ];
}

/** Variables of the user’s own that tell a program to call somewhere else. */
function lookAtVariables(environment: Environment): readonly string[] {
  return Object.entries(environment).flatMap(([name, value = '']) => {
    if (baseUrlNames.includes(name) || !isAddressName(name)) return [];
    const host = hosts.find((one) => value.includes(one));
    if (host === undefined) return [];
    return [`${name} is set to an address of ${host}: a program that reads it calls the vendor itself.`];
  });
}

/** Whether a name looks like that of a variable with an address. */
function isAddressName(name: string): boolean {
  return /URL|HOST|ENDPOINT|DOMAIN|BASE|ADDR|ORIGIN/.test(name);
}

/** Looks into a file that a word of the command line names, or into a program that stands in the word itself. */
function lookIntoWord(word: string): readonly string[] {
  const read = readProgram(word);
  const text = read ?? word;
  if (read === undefined && !isProgram(word)) return [];
  const file = read === undefined ? 'The command line' : shorten(basename(word), 60);
  const own = baseUrlNames.find((name) => text.includes(name));
  if (own !== undefined)
    return [`${file} names ${own}: did the run come as far as a call, and did it wait for the reply?`];
  const others = [...new Set(text.match(/\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g))].filter(isAddressName);
  const host = hosts.find((one) => text.includes(one));
  const fixed = /(?:127\.0\.0\.1|localhost):\d+/.exec(text)?.[0];
  const clues = [
    ...others.slice(0, 3).map((name) => `${file} reads ${name}${hintAt(name)}.`),
    ...(host === undefined ? [] : [`${file} names ${host}: it may call the vendor itself.`]),
    ...(fixed === undefined ? [] : [`${file} names ${fixed}, and the ports are others in each run.`]),
  ];
  return clues.length > 0 ? clues : [`${file} names no variable of the emulator.`];
}

function hintAt(name: string): string {
  const [nearest = nearestBySuffix(name)] = nearestNames(name, baseUrlNames);
  return nearest === undefined ? '' : `, and the address stands in ${nearest}`;
}

/** `POLYV_URL` means the vendor whose variable begins alike. */
function nearestBySuffix(name: string): string | undefined {
  const parts = name.split('_');
  return baseUrlNames.find((one) => one.split('_').some((part) => part.length > 3 && parts.includes(part)));
}

/** Whether a word is what follows `-c` or `-e`. */
function isProgram(word: string): boolean {
  return /[\s($]/.test(word) && /[\w)]/.test(word);
}

/** The text of a file that a word of the command line names; undefined where it names none, or one that is no text. */
function readProgram(word: string): string | undefined {
  try {
    const facts = statSync(word, { throwIfNoEntry: false });
    if (!facts?.isFile() || facts.size > largestFile) return undefined;
    const text = readFileSync(word, 'utf8');
    return text.includes('\u0000') ? undefined : text;
  } catch {
    // A NUL in the word, or a file that nobody may read.
    return undefined;
  }
}

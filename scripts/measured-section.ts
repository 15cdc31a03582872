import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { writeTranslated } from './docs/translate-page.ts';
import { formatText } from './format.ts';

/** The page that holds what was measured of how hard the emulator is to break. */
export const reliabilityPage = new URL('../docs/reliability.md', import.meta.url);

/**
 * A page with the part between `<!-- name -->` and `<!-- /name -->` exchanged.
 * Throws when the page has not exactly one such part.
 */
export function replaceMeasuredSection(page: string, name: string, text: string): string {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest, ...more] = page.split(opening);
  const [measured, after, ...others] = (rest ?? '').split(closing);
  if (
    before === undefined ||
    measured === undefined ||
    after === undefined ||
    more.length + others.length > 0
  )
    throw new Error(`The page must hold ${opening} and ${closing} once each, in this order.`);
  return `${before}${opening}\n\n${text.trim()}\n\n${closing}${after}`;
}

/** Writes what a run has measured, as Markdown, into its section of a page, in the style of the other documents; of the page of reliability in Chinese too. */
export async function writeMeasuredSection(
  name: string,
  text: string,
  file = reliabilityPage,
): Promise<void> {
  const page = replaceMeasuredSection(readFileSync(file, 'utf8'), name, text);
  writeFileSync(file, await formatText('page.md', page));
  if (file === reliabilityPage) writeTranslated('reliability');
}

/** Where and when something was measured, and how busy the machine was by then, in a sentence. */
export function describeMachine(): string {
  const day = new Date().toISOString().slice(0, 10);
  const [first] = cpus();
  const cores = cpus().length;
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  return `Measured on ${day} with Node ${process.versions.node} on ${cores} cores (${first?.model.trim() ?? 'unknown'}), load average ${load}.`;
}

import { vendors } from '../../contracts/catalog.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { scenarioSummaries } from '../assembly/scenario-summaries.ts';
import { renderErrors } from './error-page.ts';
import { renderFindingsPage } from './findings-page.ts';
import { chinese, english, type Speech } from './language/speech.ts';
import { renderMistakePage, renderMistakesOf } from './mistake-page.ts';
import { renderScenario, renderScenarioPage } from './scenario-page.ts';
import { renderAssumptions, renderResource, renderVendor, resourcesOf } from './vendor-pages.ts';

/** A page of the reference, by its name: `some-vendor/bans`. */
export interface ReferencePage {
  readonly name: string;
  /** The name of its file below the folder of the reference, without the ending. */
  readonly file: string;
  readonly title: string;
  readonly render: () => string;
}

/** Every page of the reference in a language, in the order in which it is read. All of them are made of the contracts. */
export function referencePages(speech: Speech = english): readonly ReferencePage[] {
  const { scenarios, findings, mistakes } = speech.words;
  return [
    ...vendors.flatMap((vendor) => pagesOf(vendor, speech)),
    page('scenarios', scenarios.title, () => renderScenarioPage(speech)),
    ...scenarioSummaries().map((about) =>
      page(`scenarios/${about.name}`, about.name, () => renderScenario(about, speech)),
    ),
    page('findings', findings.title, () => renderFindingsPage(speech)),
    page('mistakes', mistakes.title, () => renderMistakePage(speech)),
  ];
}

/** The same for whoever has only the name of a language. */
export function referenceIn(language: Speech['language']): readonly ReferencePage[] {
  return referencePages(language === 'zh' ? chinese() : english);
}

function pagesOf(vendor: Vendor, speech: Speech): readonly ReferencePage[] {
  const { name } = vendor;
  const { words, say } = speech;
  const title = say(vendor.title);
  const pageAbout = (about: string, what: string, render: () => string): ReferencePage =>
    page(`${name}/${about}`, `${title}${words.colon}${what}`, render);
  return [
    { ...page(name, title, () => renderVendor(vendor, speech)), file: `${name}/index` },
    pageAbout('errors', words.errors.title, () => renderErrors(vendor, speech)),
    pageAbout('assumptions', words.assumptions.title, () => renderAssumptions(vendor, speech)),
    pageAbout('mistakes', words.mistakes.ofVendor, () => renderMistakesOf(vendor, speech)),
    ...[...resourcesOf(vendor).keys()].map((resource) =>
      pageAbout(resource, say(resource.replaceAll('-', ' ')), () => renderResource(vendor, resource, speech)),
    ),
  ];
}

function page(name: string, title: string, render: () => string): ReferencePage {
  return { name, file: name, title, render: () => `# ${title}\n\n${render().trimEnd()}\n` };
}

import { vendors } from '../../contracts/catalog.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { renderErrors } from './error-page.ts';
import { renderFindingsPage } from './findings-page.ts';
import { renderMistakePage } from './mistake-page.ts';
import { renderScenarioPage } from './scenario-page.ts';
import { renderAssumptions, renderResource, renderVendor, resourcesOf } from './vendor-pages.ts';

/** A page of the reference, by its name: `some-vendor/bans`. */
export interface ReferencePage {
  readonly name: string;
  /** The name of its file below the folder of the reference, without the ending. */
  readonly file: string;
  readonly render: () => string;
}

/** Every page of the reference, in the order in which it is read. All of them are made of the contracts. */
export function referencePages(): readonly ReferencePage[] {
  return [
    ...vendors.flatMap(pagesOf),
    page('scenarios', renderScenarioPage),
    page('findings', renderFindingsPage),
    page('mistakes', renderMistakePage),
  ];
}

function pagesOf(vendor: Vendor): readonly ReferencePage[] {
  const { name } = vendor;
  return [
    { ...page(name, () => renderVendor(vendor)), file: `${name}/index` },
    page(`${name}/errors`, () => renderErrors(vendor)),
    page(`${name}/assumptions`, () => renderAssumptions(vendor)),
    ...[...resourcesOf(vendor).keys()].map((resource) =>
      page(`${name}/${resource}`, () => renderResource(vendor, resource)),
    ),
  ];
}

function page(name: string, render: () => string): ReferencePage {
  return { name, file: name, render: () => `${render().trimEnd()}\n` };
}

import { operationsByKey, type NamedOperation } from '../../contracts/core/contract/find-operation.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { program } from '../control/pasted-command.ts';
import { readResources } from '../recipes/recipe-book.ts';
import { describeLimits } from './field-rows.ts';
import { gloss, type Speech } from './language/speech.ts';
import { cell, codeCell, renderTable } from './markdown.ts';
import { renderOperation, shortName } from './operation-section.ts';
import { tellSource } from './tell-source.ts';

/** The operations of a vendor by resource, in the order of the contract. */
export function resourcesOf(vendor: Vendor): ReadonlyMap<string, readonly NamedOperation[]> {
  const resources = readResources(vendor.name);
  const found = new Map<string, NamedOperation[]>();
  for (const [key, operation] of operationsByKey(vendor)) {
    const resource = resources.get(key)!;
    found.set(resource, [...(found.get(resource) ?? []), operation]);
  }
  return found;
}

/** The page of a resource: `bans` of `tencent-chat`. */
export function renderResource(vendor: Vendor, resource: string, speech: Speech): string {
  const { words, say } = speech;
  const operations = resourcesOf(vendor).get(resource) ?? [];
  const list = operations.map(
    ({ name, doc }) => `- [${name}](#${name.toLowerCase()})${words.colon}${say(doc.summary)}`,
  );
  return [list.join('\n'), ...operations.map((operation) => renderOperation(vendor, operation, speech))].join(
    '\n\n',
  );
}

/** The first page of a vendor: its hosts, its resources, what is not built. */
export function renderVendor(vendor: Vendor, speech: Speech): string {
  const { words, say } = speech;
  const said = words.vendor;
  const { name, hosts, declined } = vendor;
  const rows = [...resourcesOf(vendor)].flatMap(([resource, operations]) =>
    operations.map((operation) => [
      `[${resource}](${resource}.md)`,
      `[${operation.name}](${resource}.md#${operation.name.toLowerCase()})`,
      codeCell(operation.key),
      cell(say(operation.doc.summary)),
    ]),
  );
  return [
    said.opening(name, hosts.map((host) => `\`${host}\``).join(words.comma)),
    said.pages,
    said.recipes(program),
    renderTable(said.headings, rows),
    ...renderCommonParameters(vendor, speech),
    ...renderRate(vendor, speech),
    ...renderToolVariables(vendor, speech),
    `## ${said.notBuilt}`,
    declined.length > 0
      ? declined.map(({ action, reason }) => `- \`${action}\`${words.colon}${say(reason)}`).join('\n')
      : said.allBuilt,
  ].join('\n\n');
}

/** What all calls carry besides their fields. */
function renderCommonParameters({ calls }: Vendor, speech: Speech): readonly string[] {
  const { words, say } = speech;
  const rows = calls.parameters.map(({ name, in: place, required, limits = [], description }) => [
    codeCell(name),
    place,
    required ? words.yes : words.no,
    describeLimits(limits, speech),
    cell(say(description)),
  ]);
  const { name, in: place, description } = calls.signature;
  return [
    `## ${words.vendor.everyCall}`,
    renderTable(words.vendor.parameterHeadings, [
      ...rows,
      [codeCell(name), place, words.yes, '', cell(say(description))],
    ]),
  ];
}

/** What all calls together may amount to, with the guess about what comes beyond it. */
function renderRate({ rate, assumptions }: Vendor, speech: Speech): readonly string[] {
  if (!rate) return [];
  const { words } = speech;
  const said = words.vendor;
  const short = shortName(rate.assumption);
  const usual = cell(gloss(assumptions[rate.assumption]!.default, speech));
  return [
    `## ${said.howOften}`,
    `${said.rateOfAll(words.rate(rate), rate.blockSeconds)}${words.space}${said.rateAssumption(`[${short}](assumptions.md#${short})`, usual)}`,
  ];
}

/** The variables of the vendor's own tools, which `env` and `exec` set. */
function renderToolVariables({ toolVariables = [] }: Vendor, speech: Speech): readonly string[] {
  const said = speech.words.vendor;
  if (toolVariables.length === 0) return [];
  const rows = toolVariables.map(({ name, readBy, source }) => [
    codeCell(name),
    cell(speech.say(readBy)),
    tellSource(source, speech),
  ]);
  return [`## ${said.tools}`, said.toolsOpening, renderTable(said.toolHeadings, rows)];
}

/** The page of everything that the documents of a vendor leave open. */
export function renderAssumptions(vendor: Vendor, speech: Speech): string {
  const { words, say } = speech;
  const entries = Object.entries(vendor.assumptions).map(
    ([id, { question, default: usual, alternatives, evidence, notice }]) =>
      `## ${shortName(id)}\n${words.assumptions.entry({
        question: cell(say(question)),
        usual: cell(gloss(usual, speech)),
        others: cell(alternatives.map((value) => gloss(value, speech)).join(words.comma)),
        notice: cell(say(notice)),
        source: tellSource(evidence, speech),
      })}`,
  );
  return [words.assumptions.opening(vendor.name, program), ...entries].join('\n\n');
}

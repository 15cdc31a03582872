import { operationsByKey, type NamedOperation } from '../../contracts/core/contract/find-operation.ts';
import { describeVendorRate } from '../../contracts/core/contract/describe-limits.ts';
import { printSource } from '../../contracts/core/contract/source.ts';
import type { Vendor } from '../../contracts/core/contract/vendor.ts';
import { readResources } from '../recipes/recipe-book.ts';
import { describeLimits } from './field-rows.ts';
import { cell, codeCell, renderTable } from './markdown.ts';
import { renderOperation, shortName } from './operation-section.ts';

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
export function renderResource(vendor: Vendor, resource: string): string {
  const operations = resourcesOf(vendor).get(resource) ?? [];
  const list = operations.map(({ name, doc }) => `- [${name}](#${name.toLowerCase()}): ${doc.summary}`);
  return [
    `# ${vendor.title}: ${resource.replaceAll('-', ' ')}`,
    list.join('\n'),
    ...operations.map((operation) => renderOperation(vendor, operation)),
  ].join('\n\n');
}

/** The first page of a vendor: its hosts, its resources, what is not built. */
export function renderVendor(vendor: Vendor): string {
  const { name, title, hosts, declined } = vendor;
  const rows = [...resourcesOf(vendor)].flatMap(([resource, operations]) =>
    operations.map((operation) => [
      `[${resource}](${resource}.md)`,
      `[${operation.name}](${resource}.md#${operation.name.toLowerCase()})`,
      codeCell(operation.key),
      cell(operation.doc.summary),
    ]),
  );
  return [
    `# ${title}`,
    `The vendor is called \`${name}\` here. Its real hosts: ${hosts.map((host) => `\`${host}\``).join(', ')}.`,
    `[Errors](errors.md): what each code means, and what to do. [Assumptions](assumptions.md): what the documents leave open.`,
    'Each error has a recipe: `understudy recipe OPERATION ERROR` prints commands to paste into a shell beside a running' +
      ' `understudy start`. They replace the state of the default sandbox.',
    renderTable(['resource', 'operation', 'the vendor’s name', 'what it does'], rows),
    ...renderCommonParameters(vendor),
    ...renderRate(vendor),
    ...renderToolVariables(vendor),
    '## Not built',
    declined.length > 0
      ? declined.map(({ action, reason }) => `- \`${action}\`: ${reason}`).join('\n')
      : 'Nothing is known that is not built.',
  ].join('\n\n');
}

/** What all calls carry besides their fields. */
function renderCommonParameters({ calls }: Vendor): readonly string[] {
  const rows = calls.parameters.map(({ name, in: place, required, limits = [], description }) => [
    codeCell(name),
    place,
    required ? 'yes' : 'no',
    describeLimits(limits),
    cell(description),
  ]);
  const { name, in: place, description } = calls.signature;
  return [
    '## What every call carries',
    renderTable(
      ['parameter', 'where', 'required', 'limits', 'meaning'],
      [...rows, [codeCell(name), place, 'yes', '', cell(description)]],
    ),
  ];
}

/** What all calls together may amount to, with the guess about what comes beyond it. */
function renderRate(vendor: Vendor): readonly string[] {
  const { rate, assumptions } = vendor;
  const sentence = describeVendorRate(vendor);
  if (!rate || sentence === undefined) return [];
  const short = shortName(rate.assumption);
  const usual = cell(assumptions[rate.assumption]!.default);
  return [
    '## How often it may be called',
    `${sentence} Whether a sandbox holds this is decided by the assumption [${short}](assumptions.md#${short}), by default “${usual}”.`,
  ];
}

/** The variables of the vendor's own tools, which `env` and `exec` set. */
function renderToolVariables({ toolVariables = [] }: Vendor): readonly string[] {
  if (toolVariables.length === 0) return [];
  const rows = toolVariables.map(({ name, readBy, source }) => [
    codeCell(name),
    cell(readBy),
    printSource(source),
  ]);
  return [
    '## Variables of the vendor’s own tools',
    '`understudy env` and `understudy exec` set them beside the names of this project, so that these tools call as the' +
      ' sandbox does. An endpoint is among them only where the tools read one.',
    renderTable(['variable', 'who reads it', 'source'], rows),
  ];
}

/** The page of everything that the documents of a vendor leave open. */
export function renderAssumptions(vendor: Vendor): string {
  const entries = Object.entries(vendor.assumptions).map(
    ([id, { question, default: usual, alternatives, evidence, notice }]) =>
      `## ${shortName(id)}\n${cell(question)} By default: **${cell(usual)}**. Otherwise: ${cell(alternatives.join(', '))};` +
      ` then ${cell(notice)}. Evidence: ${printSource(evidence)}.`,
  );
  return [
    `# ${vendor.title}: assumptions`,
    `What the documents leave open, and what is taken for true meanwhile. A sandbox may decide each of them otherwise:` +
      ` \`understudy assumptions set ${vendor.name}.NAME=VALUE\`.`,
    ...entries,
  ].join('\n\n');
}

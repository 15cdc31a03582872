import { readdirSync } from 'node:fs';
import type { Language } from '../../emulator/documentation/sections.ts';
import { vendors } from '../../contracts/catalog.ts';
import { signCommand } from '../../emulator/control/pasted-command.ts';
import { renderBanner } from './banner-example.ts';
import { renderCommands, renderCommandTable } from './command-list.ts';
import { renderControlCalls } from './control-list.ts';
import { renderDiagnosis } from './diagnosis-example.ts';
import { renderEnvironment } from './environment-table.ts';
import { renderEvidence, renderMutants } from './evidence-table.ts';
import { fence, readText } from './fence.ts';
import { languageOf } from './language.ts';
import { renderOperations } from './operation-table.ts';
import { renderReach } from './reach-table.ts';
import { renderRefusals } from './refusals-example.ts';
import { renderSamples } from './samples.ts';
import { renderTools } from './tool-list.ts';

const part = /(<!-- generated: (\S+)(?: (\S+))? -->\n)[^]*?(<!-- end -->)/g;

type Render = (about: string, language: Language) => string;

/** What can stand between `<!-- generated: NAME -->` and `<!-- end -->`; any other name is a file's. */
const renderers: Readonly<Record<string, Render>> = {
  banner: () => fence('text', renderBanner()),
  commands: renderCommands,
  'command-table': renderCommandTable,
  'control-calls': renderControlCalls,
  evidence: renderEvidence,
  mutants: renderMutants,
  tools: renderTools,
  diagnosis: () => fence('text', renderDiagnosis()),
  refusals: (length) => fence('text', renderRefusals(length)),
  operations: renderOperations,
  reach: renderReach,
  environment: renderEnvironment,
  samples: renderSamples,
  sign: renderSign,
};

/** The pages that are written by hand and have generated parts, by their paths in the project. */
export function pagesWithParts(): readonly string[] {
  const inDocs = readdirSync(new URL('../../docs/', import.meta.url), { recursive: true, encoding: 'utf8' });
  return ['README.md', 'README.zh-CN.md', ...inDocs.map((file) => `docs/${file.replaceAll('\\', '/')}`)]
    .filter((file) => file.endsWith('.md'))
    .filter((file) => readText(file).includes('<!-- generated: '));
}

/** A page with its generated parts made anew. */
export function renderParts(page: string, text: string): string {
  return text.replaceAll(part, (_, open: string, name: string, about: string | undefined, close: string) => {
    const render = renderers[name];
    const made = render ? render(about ?? '', languageOf(page)) : fence(name, readText(name));
    return `${open}\n${made}\n\n${close}`;
  });
}

/** The line that makes a signed call of a vendor. */
function renderSign(name: string): string {
  const { example } = vendors.find((vendor) => vendor.name === name)!;
  return fence('sh', `${signCommand(name, example.operation, example.input)} | sh`);
}

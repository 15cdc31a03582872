import { describeRate } from '../../../contracts/core/contract/describe-limits.ts';
import type { FieldLimit } from '../../../contracts/core/contract/limits.ts';
import type { Operation } from '../../../contracts/core/contract/operation.ts';
import type { Standing } from '../../../contracts/core/contract/source.ts';
import type { Severity } from '../../../contracts/core/diagnosis/finding.ts';

/** What a limit counts, and how many of it there may be. */
export type Range = Pick<FieldLimit, 'of' | 'least' | 'most'>;

const fields = {
  none: 'It takes no fields.',
  inputHeadings: ['field', 'type', 'required', 'limits', 'meaning'],
  outputHeadings: ['reply', 'type', 'meaning'],
  together: (limits: string) => `Together: ${limits}.`,
  listOf: (entry: string) => `list of ${entry}`,
  anything: 'anything',
  oneOfAFew: 'one of a few',
  oneOf: (choices: readonly string[]) => `one of ${choices.join(', ')}`,
  limited: (meaning: string, limits: string) => `${meaning} ${limits}.`,
  eachEntry: 'each entry',
  range: ({ of, least, most }: Range) => {
    const range = [
      ...(least === undefined ? [] : [`at least ${least}`]),
      ...(most === undefined ? [] : [`at most ${most}`]),
    ];
    return `${range.join(', ')}${of === 'value' ? '' : ` ${(most ?? least) === 1 ? singular[of] : of}`}`;
  },
  beyond: (what: string) => `else ${what}`,
  notes: (notes: readonly string[]) => ` (${notes.join('; ')})`,
  join: (limits: readonly string[]) => limits.join('; '),
};

const singular = { bytes: 'byte', characters: 'character', entries: 'entry' } as const;

const operation = {
  key: 'Operation',
  route: 'Route',
  selector: (action: string, version: string) => `, action \`${action}\`, version \`${version}\``,
  rate: 'Rate',
  quota: 'Quota',
  quotaOf: (limit: string, counts: string, name: string) => `${limit} ${counts} (\`${name}\`)`,
  regions: 'Regions',
  source: 'Source',
  assumptions: 'Assumptions',
  ownState:
    'The demo state does not have what this call needs. The recipe of its success replaces the state of the default sandbox:',
  sharedErrors: 'Errors: only [those that every operation has](errors.md).',
  ownErrors: 'Errors of its own, beside [those that every operation has](errors.md):',
  errorHeadings: ['error', 'meaning', 'cause, for example', 'what to do', 'recipe'],
  injected: (cause: string) => `nothing that a client does; ${cause}`,
};

const errorHeadings = ['code', 'HTTP', 'text', 'meaning', 'again?', 'what to do'];

const errors = {
  title: 'errors',
  opening: `An error is found by the code in its reply; where several errors have one code, by its text too. "Again" says whether the same
call may succeed when it is sent again unchanged. Where a call may have been carried out although its reply is an error,
look at what it was to change before you send it again.`,
  ofAll: 'Every operation',
  ofSingle: 'Single operations',
  ofAllHeadings: [...errorHeadings, 'cause, for example', 'recipe', 'source'],
  ofSingleHeadings: [...errorHeadings, 'operations', 'source'],
};

const vendor = {
  opening: (name: string, hosts: string) =>
    `The vendor is called \`${name}\` here. Its real hosts: ${hosts}.`,
  pages: `[Errors](errors.md): what each code means, and what to do. [Assumptions](assumptions.md): what the documents leave open. [Mistakes](mistakes.md): wrong signatures that are recognised.`,
  recipes: (program: string) =>
    `Each error has a recipe: \`${program} recipe OPERATION ERROR\` prints commands to paste into a shell beside a running` +
    ` \`${program} start\`. They replace the state of the default sandbox.`,
  headings: ['resource', 'operation', 'the vendor’s name', 'what it does'],
  notBuilt: 'Not built',
  allBuilt: 'Nothing is known that is not built.',
  everyCall: 'What every call carries',
  parameterHeadings: ['parameter', 'where', 'required', 'limits', 'meaning'],
  howOften: 'How often it may be called',
  rateOfAll: (rate: string, blockSeconds: number) =>
    `All calls together: ${rate}; more are refused for ${blockSeconds} s.`,
  rateAssumption: (link: string, usual: string) =>
    `Whether a sandbox holds this is decided by the assumption ${link}, by default “${usual}”.`,
  tools: 'Variables of the vendor’s own tools',
  toolsOpening:
    '`understudy env` and `understudy exec` set them beside the names of this project, so that these tools call as the' +
    ' sandbox does. An endpoint is among them only where the tools read one.',
  toolHeadings: ['variable', 'who reads it', 'source'],
};

interface AssumptionSaid {
  readonly question: string;
  readonly usual: string;
  readonly others: string;
  readonly notice: string;
  readonly source: string;
}

const assumptions = {
  title: 'assumptions',
  opening: (name: string, program: string) =>
    `What the documents leave open, and what is taken for true meanwhile. A sandbox may decide each of them otherwise:` +
    ` \`${program} assumptions set ${name}.NAME=VALUE\`.`,
  entry: ({ question, usual, others, notice, source }: AssumptionSaid) =>
    `${question} By default: **${usual}**. Otherwise: ${others}; then ${notice}. Evidence: ${source}.`,
};

const findings = {
  title: 'Findings',
  opening: `While calls pass, an analyzer looks for what a vendor would punish, or a reviewer would flag. Each finding names the rule, the
operation, the calls that show it, what to do and how that is known.`,
  rest: `\`--mute\` may be repeated, or hold commas; \`start\` and \`exec\` take it too, and a configuration file has it as a list:
\`mute: [paging-stops-early]\`. The id of a finding is the same after a restart, as long as its rule, its operation and its
subject are.

The severity in the tables is the worst that a rule says. **error** is only what a client that is right can never do.
**warning** is what most often is a mistake, though somebody may mean it. **info** is worth knowing.

Two calls are equal when they ask for the same thing: the same operation, region and input. A call that came before the reply to
another one had gone is no repetition of it, whoever made it. A wait counts by the clock that moved, the machine's or the
sandbox's, so a clock that stands still makes no storm of a client that waits.`,
  ofAll: 'Of every vendor',
  of: (name: string) => `Of ${name}`,
  headings: ['rule', 'severity', 'what is seen', 'what to do', 'how it is known'],
};

const scenarios = {
  title: 'Scenarios',
  opening: `Ready-made accidents. A scenario sets up a sandbox, its faults and its clock, and then lets things happen by themselves:
after so many calls, or after so many seconds by the sandbox's clock. It is deterministic: the same calls meet the same
accidents in every run.`,
  rest: `What a scenario does not name stays as it is in the sandbox. In a list of ids, \`{ from: 1, to: 3 }\` stands for 1, 2 and 3.

An editor completes and checks a file that begins with the path of its schema, which the package has for each kind of file:`,
  schemas: (
    folder: string,
  ) => `[config.schema.json](${folder}config.schema.json) is for understudy.yaml, [scenario.schema.json](${folder}scenario.schema.json) for scenarios,
[faults.schema.json](${folder}faults.schema.json) for files of fault rules, [state.schema.json](${folder}state.schema.json) for states;
\`understudy schema config\` prints one.`,
  headings: ['scenario', 'what happens'],
  right: (expect: string) => `**A client that is right:** ${expect}`,
  seeAll: 'How to start a scenario in a running emulator, and the others: [Scenarios](../scenarios.md).',
};

const mistakes = {
  title: 'Mistakes in signatures',
  ofVendor: 'mistakes in signatures',
  seeAll:
    '`understudy explain` names these. [How they are recognised](../mistakes.md), and those of other vendors.',
  opening: `\`understudy explain\` makes each of these mistakes, and two of them together where that is usual, until one gives the
signature that the client sent. It names a mistake only if every byte of the signature is the same, so it is never a guess;
many mistakes are tried in several forms. The client of another secret is told that nothing known reproduces its signature.`,
  countHeadings: ['vendor', 'mistakes'],
  together: 'together',
  headings: ['id', 'mistake', 'what was done', 'what to do'],
};

const standings: Readonly<Record<Standing, string>> = {
  documented: 'documented',
  observed: 'observed',
  assumed: 'assumed',
};

const severities: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'info' };

/** What the renderers of the reference say themselves. The sentences of the contracts are not among it. */
export const englishWords = {
  /** What stands between a name and what is said of it. */
  colon: ': ',
  comma: ', ',
  /** What stands between two sentences. */
  space: ' ',
  or: ' or ',
  yes: 'yes',
  no: 'no',
  recipe: 'recipe',
  /** A value as it is typed, and what it means. */
  glossed: (value: string, meaning: string) => (meaning === value ? value : `${value} (${meaning})`),
  rate: (rate: Operation['rate']) => describeRate(rate ? { rate } : {}),
  standings,
  severities,
  fields,
  operation,
  errors,
  vendor,
  assumptions,
  findings,
  scenarios,
  mistakes,
};

/** The same in any language. */
export type Words = typeof englishWords;

// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';

export const findings: ControlDocs = {
  getFindings: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      analyzed: 'How many calls were looked at.',
      unanalyzed: 'How many calls could not be looked at.',
      findings: 'The findings that are shown.',
      'findings.id': 'The same for the same rule, operation and subject, after a restart too.',
      'findings.rule': 'The rule that saw it, for example `retry-without-end`.',
      'findings.severity': '`error`, `warning` or `info`.',
      'findings.title': 'What is wrong, in a sentence.',
      'findings.sandbox': 'The id of the sandbox.',
      'findings.vendor': 'The vendor that was called.',
      'findings.operation': 'The key of the operation; absent where none was found.',
      'findings.count': 'How often it was seen.',
      'findings.evidence': 'The ids of the first calls in the journal that show it.',
      'findings.detail': 'What was seen in these calls.',
      'findings.advice': 'What to do about it.',
      'findings.source': 'Where the vendor says so, or what else the rule rests on.',
      'findings.source.standing':
        'How it is known: written by the vendor, seen in a real reply or client, or decided here.',
      'findings.source.at': 'An address, or the name of a document; of what is assumed, why.',
      'findings.source.date': 'The day or the month of it, in ISO 8601.',
      muted: 'How many findings are not shown, because the emulator was told so.',
    },
  },
  getCoverage: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      'query.operations':
        '`used` leaves out the operations that were never called; `all`; or names of operations, with commas between them.',
      body: 'The body.',
    },
    output: {
      analyzed: 'How many calls were looked at.',
      unanalyzed: 'How many calls could not be looked at.',
      rows: 'The operations, one each.',
      'rows.vendor': "The vendor's name.",
      'rows.operation':
        'The key of the operation; `*` for the errors that all operations of the vendor share.',
      'rows.outcomes': 'The documented outcomes of the operation.',
      'rows.outcomes.outcome': "`success`, or the vendor's error.",
      'rows.outcomes.kind': 'Whether it is the success, an error, or the error of a limit.',
      'rows.outcomes.state': 'Whether the client met it, and whether it handled it.',
      totals: 'The sums of all rows.',
      'totals.outcomes': 'How many documented outcomes there are.',
      'totals.met': 'How many of them were met.',
      'totals.handled': 'How many of them were met and handled.',
      'totals.percentage': 'Of the documented outcomes, how many in a hundred were met and handled.',
      'totals.percentageMet': 'The same of those that were met.',
    },
  },
};

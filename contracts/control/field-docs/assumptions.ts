// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';

export const assumptions: ControlDocs = {
  listAssumptions: {
    input: {
      path: 'The parts of the path.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      assumptions: 'The assumptions of all vendors.',
      'assumptions.id': 'The id of the assumption.',
      'assumptions.vendor': 'The vendor that it is about.',
      'assumptions.operation': "The operations it bears on; null when it bears on all of the vendor's.",
      'assumptions.question': 'What the documents leave open, as a question.',
      'assumptions.default': 'The choice in force unless a sandbox says otherwise.',
      'assumptions.alternatives': 'The other choices.',
      'assumptions.evidence': 'What speaks for the default.',
      'assumptions.evidence.standing':
        'How it is known: written by the vendor, seen in a real reply or client, or decided here.',
      'assumptions.evidence.at': 'An address, or the name of a document; of what is assumed, why.',
      'assumptions.evidence.date': 'The day or the month of it, in ISO 8601.',
      'assumptions.notice': 'What a client would notice if the guess were wrong.',
    },
  },
  getAssumptions: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      profile: 'The profile that decides what `values` leaves open.',
      values: 'The choices that win over the profile, by the id of the assumption.',
      decided: 'How every question is decided in this sandbox.',
    },
  },
  putAssumptions: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
      'body.profile':
        'The profile that decides what `values` leaves open. Default: the sandbox keeps its own.',
      'body.values': 'The choices that win over the profile, by the id of the assumption. Default: none.',
    },
    output: {
      profile: 'The profile that decides what `values` leaves open.',
      values: 'The choices that win over the profile, by the id of the assumption.',
      decided: 'How every question is decided in this sandbox.',
    },
  },
  compareAssumptions: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      'query.profile': "Another profile. Default: the sandbox's.",
      'query.assumption': 'The id of one assumption; it goes with `value`.',
      'query.value': 'How that assumption is decided instead.',
      body: 'The body.',
    },
    output: {
      calls: 'How many calls of the journal were looked at.',
      unlike:
        'Calls that went otherwise than they go when they are made again, for a fault or a change from outside.',
      differing: 'How many would be answered otherwise.',
      shown: 'The latest of those that differ.',
      'shown.entry': 'The number of the call in the journal.',
      'shown.vendor': 'The vendor that was called.',
      'shown.operation': 'The key of the operation; absent where none was found.',
      'shown.before': "How the call ended: `success`, or the vendor's error.",
      'shown.after': 'How it would end under the other choice.',
    },
  },
  getEntryAssumptions: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      'path.entry': 'The number of the call in the journal, or `last`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      isRepeated: 'Whether the call goes as it went when it is made again.',
      assumptions: 'The assumptions that the call asked for.',
      'assumptions.id': 'The id of the assumption.',
      'assumptions.evidence': 'What speaks for the default.',
      'assumptions.evidence.standing':
        'How it is known: written by the vendor, seen in a real reply or client, or decided here.',
      'assumptions.evidence.at': 'An address, or the name of a document; of what is assumed, why.',
      'assumptions.evidence.date': 'The day or the month of it, in ISO 8601.',
      'assumptions.question': 'What the documents leave open, as a question.',
      'assumptions.notice': 'What a client would notice if the guess were wrong.',
      'assumptions.decided': 'How the sandbox decides it.',
      'assumptions.otherwise': 'What the other choices come to.',
      'assumptions.otherwise.value': 'The other choice.',
      'assumptions.otherwise.outcome': "How the call would end: `success`, or the vendor's error.",
      'assumptions.otherwise.isSame': 'Whether the reply would be the same.',
    },
  },
};

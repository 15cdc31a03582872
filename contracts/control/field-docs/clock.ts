// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';

export const clock: ControlDocs = {
  getClock: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      mode: '`system`, `frozen` or `offset`.',
      now: 'What time it is, in ISO 8601.',
      offsetSeconds: "How many seconds the clock is ahead of the machine's; only with the mode `offset`.",
    },
  },
  getUpcoming: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      due: 'The first of what became or becomes due.',
      'due.at': 'When, in ISO 8601.',
      'due.kind': 'What it is, such as `ban ended`.',
      'due.vendor': "The vendor's name.",
      'due.subject': 'Whom or what it is about.',
      'due.place': 'The room, channel or activity, where there is one.',
      more: 'How many more there are; absent where there are none.',
      now: 'What time it is, in ISO 8601.',
    },
  },
  putClock: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
      'body.mode':
        '`system`: the time of the machine. `frozen`: a time that stands still until it is moved. `offset`: the time of the machine, and so many seconds more.',
      'body.force': 'Whether time may go back. Default: `false`.',
      'body.now': 'What time it is, in ISO 8601.',
      'body.offsetSeconds':
        'How many seconds ahead of the machine, behind it where it is negative: at most 1e11 to either side.',
    },
    output: {
      mode: '`system`, `frozen` or `offset`.',
      now: 'What time it is, in ISO 8601.',
      offsetSeconds: "How many seconds the clock is ahead of the machine's; only with the mode `offset`.",
      due: 'The first of what became or becomes due.',
      'due.at': 'When, in ISO 8601.',
      'due.kind': 'What it is, such as `ban ended`.',
      'due.vendor': "The vendor's name.",
      'due.subject': 'Whom or what it is about.',
      'due.place': 'The room, channel or activity, where there is one.',
      more: 'How many more there are; absent where there are none.',
    },
  },
  advanceClock: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
      'body.force': 'Whether time may go back. Default: `false`.',
      'body.seconds': 'How far, in seconds; below 0 only with `force`.',
      'body.until':
        'Up to what: `next-expiry` is the next sanction or signature that ends, `next-limit-reset` the next window of a limit that opens.',
    },
    output: {
      due: 'The first of what became or becomes due.',
      'due.at': 'When, in ISO 8601.',
      'due.kind': 'What it is, such as `ban ended`.',
      'due.vendor': "The vendor's name.",
      'due.subject': 'Whom or what it is about.',
      'due.place': 'The room, channel or activity, where there is one.',
      more: 'How many more there are; absent where there are none.',
      now: 'What time it is afterwards, in ISO 8601.',
    },
  },
};

// Written by `npm run docs` from the comments of the operations.
import type { ControlDocs } from '../../core/contract/operation-docs.ts';

export const sandboxes: ControlDocs = {
  health: {
    input: {
      path: 'The parts of the path.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      status:
        '`degraded` while the shared log cannot be reached: calls end with a broken connection then. `handing-over` while another version of Understudy takes the log over, and `handed-over` once it has: this replica answers no calls. `stopping` while a replica that is to end still answers, so that load balancers leave it before it takes no new connection. These three have HTTP status 503.',
      version: 'The version of Understudy.',
      vendors: 'Where each vendor is.',
      'vendors.baseUrl': 'Where the vendor is, without a slash at the end.',
      data: 'The data folder; absent where there is none.',
      'data.folder': 'Where the data is.',
      'data.fsync': 'When what has been written is forced to the disk.',
      'data.damage': 'What was found damaged at the start, with its offset, and where it is now.',
      shared: 'The shared log; absent where there is none.',
      'shared.replica': 'Its id, which it has until it stops.',
      'shared.host': 'The name of the machine.',
      'shared.version': 'The version of Understudy.',
      'shared.since': 'When it began to take part, by its machine’s clock.',
      'shared.applied': 'The last record of the log that it has taken in.',
      'shared.last': 'The last record that it knows the log to have.',
      'shared.lag': 'How many numbers lie between them; records of other uses of the log have numbers too.',
      'shared.loaded': 'How many sandboxes it has loaded.',
      'shared.reason': 'Why it does not answer calls at present.',
      'shared.handover':
        'Whether another version of Understudy takes the log over: while it does, it may still give it back.',
      'shared.sandboxes': 'How many sandboxes there are.',
      'shared.snapshots': 'How many snapshots this replica has kept, and how many records it could not use.',
      'shared.setAside': 'How many records this replica could not use.',
      'shared.unanswered':
        'How many calls ended with a broken connection here, since the log did not answer.',
      'shared.others':
        'The other replicas, as they were some seconds ago; who has said nothing for 16 s is left out.',
      'shared.others.replica': 'Its id, which it has until it stops.',
      'shared.others.host': 'The name of the machine.',
      'shared.others.version': 'The version of Understudy.',
      'shared.others.since': 'When it began to take part, by its machine’s clock.',
      'shared.others.applied': 'The last record of the log that it has taken in.',
      'shared.others.last': 'The last record that it knows the log to have.',
      'shared.others.lag':
        'How many numbers lie between them; records of other uses of the log have numbers too.',
      'shared.others.loaded': 'How many sandboxes it has loaded.',
      'shared.others.reason': 'Why it does not answer calls at present.',
      events: 'The streams of events: how many are open, and how many were let go because nobody read them.',
      'events.open': 'How many are open.',
      'events.dropped': 'How many were let go because nobody read them.',
    },
  },
  createSandbox: {
    input: {
      path: 'The parts of the path.',
      query: 'The parameters of the query.',
      body: 'The body.',
      'body.name': 'The id of the sandbox: 1 to 64 letters, digits, ".", "_" or "-". Default: one is made.',
      'body.credentials': 'Fields of its credentials, by vendor. Default: what is left out is made.',
      'body.clock': 'How its clock is set. Default: the time of the machine.',
      'body.clock.mode':
        '`system`: the time of the machine. `frozen`: a time that stands still until it is moved. `offset`: the time of the machine, and so many seconds more.',
      'body.clock.now': 'What time it is, in ISO 8601.',
      'body.clock.offsetSeconds':
        'How many seconds ahead of the machine, behind it where it is negative: at most 1e11 to either side.',
      'body.state': 'What each vendor has at the start: `demo`, `empty`, or an object. Default: `demo`.',
      'body.limits': 'Limits in the place of the documented ones, by vendor and operation. Default: none.',
      'body.quotas': 'Quotas in the place of the documented ones, by vendor and name. Default: none.',
      'body.random':
        'The seed of everything that is generated, a whole number from 0: the same seed and the same calls give the same bytes. Default: 0.',
      'body.faults': 'The fault rules at the start. Default: none.',
      'body.assumptions': 'How it decides assumptions. Default: as documented.',
      'body.assumptions.profile':
        'The profile that decides what `values` leaves open. Default: `documented`.',
      'body.assumptions.values':
        'The choices that win over the profile, by the id of the assumption. Default: none.',
      'body.profile': 'The same as `assumptions.profile`, in short.',
      'body.seed': 'The same as `random`, in short.',
    },
    output: {
      id: 'The id of the sandbox.',
      credentials: 'Its credentials, by vendor.',
      vendors: 'Where each vendor is.',
      'vendors.baseUrl': 'Where the vendor is, without a slash at the end.',
      env: 'Ready for the environment of a child process.',
      scenario: 'The name of the scenario that was started in it last; without one after a reset.',
    },
  },
  listSandboxes: {
    input: {
      path: 'The parts of the path.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      sandboxes: 'The sandboxes.',
      'sandboxes.id': 'The id of the sandbox.',
      'sandboxes.credentials': 'Its credentials, by vendor.',
      'sandboxes.vendors': 'Where each vendor is.',
      'sandboxes.vendors.baseUrl': 'Where the vendor is, without a slash at the end.',
      'sandboxes.env': 'Ready for the environment of a child process.',
      'sandboxes.scenario':
        'The name of the scenario that was started in it last; without one after a reset.',
    },
  },
  getSandbox: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      id: 'The id of the sandbox.',
      credentials: 'Its credentials, by vendor.',
      vendors: 'Where each vendor is.',
      'vendors.baseUrl': 'Where the vendor is, without a slash at the end.',
      env: 'Ready for the environment of a child process.',
      scenario: 'The name of the scenario that was started in it last; without one after a reset.',
    },
  },
  deleteSandbox: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {},
  },
  resetSandbox: {
    input: {
      path: 'The parts of the path.',
      'path.id': 'The id of the sandbox, such as `default`.',
      query: 'The parameters of the query.',
      body: 'The body.',
    },
    output: {
      id: 'The id of the sandbox.',
      credentials: 'Its credentials, by vendor.',
      vendors: 'Where each vendor is.',
      'vendors.baseUrl': 'Where the vendor is, without a slash at the end.',
      env: 'Ready for the environment of a child process.',
      scenario: 'The name of the scenario that was started in it last; without one after a reset.',
    },
  },
};

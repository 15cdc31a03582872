import { diagnosis } from '../../contracts/volcengine-livesaas/diagnosis/diagnose.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import type { LivesaasParts } from '../../contracts/volcengine-livesaas/diagnosis/parts.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import { describeCorpus, withSecret, type CorpusCall } from './corpus.ts';
import { findOperation, type OperationKey } from '../../contracts/core/contract/find-operation.ts';

const now = 1_700_000_000_000;
const credential = {
  ...volcengineLivesaas.credential.fake,
  secretAccessKey: '5BD2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e',
};

type Key = OperationKey<typeof volcengineLivesaas>;

function makeCall(
  title: string,
  key: Key,
  input: object,
  options: Record<string, string> = {},
): CorpusCall<LivesaasParts> {
  const request = volcengineLivesaas.codec.write({
    operation: findOperation(volcengineLivesaas, key)!,
    input: { ...input },
    credential,
    baseUrl: 'http://127.0.0.1:4013',
    now,
    ids: createSeededIds(1),
    options,
  });
  const call = diagnosis.open(request, credential);
  if (!call) throw new Error('the call is not signed');
  return { title, call };
}

/** A call with parts that the typed client would not send. */
function makeAwkwardCall(
  title: string,
  changes: Partial<LivesaasParts>,
  sent: Partial<LivesaasParts['sent']> = {},
): CorpusCall<LivesaasParts> {
  const { call } = makeCall(title, 'UpdateActivityUserBanStatus', {
    ActivityId: 1,
    BanStatus: 1,
    UserIds: [2],
  });
  const right: LivesaasParts = { ...call.right[0], ...changes, sent: { ...call.right[0].sent, ...sent } };
  return { title, call: { ...call, right: [right], claimed: call.scheme.sign(right).signature } };
}

const awkward = [
  ['Version', '2023-08-01'],
  ['Action', 'GetActivityBanUsers'],
  ['note', "a b*c(d)'!~é/+="],
  ['Empty', ''],
] as const;

const calls: readonly [CorpusCall<LivesaasParts>, ...CorpusCall<LivesaasParts>[]] = [
  makeCall('a ban', 'UpdateActivityUserBanStatus', {
    ActivityId: 1819171234140099,
    BanStatus: 1,
    UserIds: [1820211234043371],
  }),
  makeCall('a list', 'GetActivityBanUsers', { ActivityId: 1819171234140099 }),
  makeCall(
    'a list signed in the query',
    'GetActivityBanUsers',
    { ActivityId: 1819171234140099 },
    { signing: 'query' },
  ),
  withSecret(makeCall('a list', 'GetActivityBanUsers', { ActivityId: 1 }), 'a+b/c d=0123+456'),
  makeAwkwardCall('awkward parameters', { query: awkward }, { query: awkward }),
  makeAwkwardCall(
    'a content type with a charset',
    {
      headers: [
        ['content-type', 'application/json; charset=utf-8'],
        ['host', '127.0.0.1:4013'],
        ['x-date', '20231114T221320Z'],
      ],
    },
    { contentType: 'application/json; charset=utf-8' },
  ),
  makeAwkwardCall(
    'a query signature that lists little',
    { query: [['Action', 'X']] },
    {
      query: [
        ['Action', 'X'],
        ['Version', 'Y'],
        ['X-Signature', 'z'],
      ],
    },
  ),
];

describeCorpus('the diagnosis of a Volcengine signature', calls);

import type { Profile } from '../../contracts/core/contract/assumption.ts';

interface LeftOut {
  /** The file, in `test/contract`. */
  readonly file: string;
  /** What stands in the titles of the tests; all of the file without it. */
  readonly title?: string;
  readonly reason: string;
}

const limits: LeftOut = {
  file: 'limits',
  reason:
    'It tries each limit in all choices of the assumption that it names, and needs everything else as documented: a second choice may answer first.',
};

const valuesOf = (title: string): LeftOut => ({
  file: 'reasons-of-values',
  title,
  reason:
    'It holds the words to those of the documented choices, and this profile takes or refuses other values.',
});
const bans = 'tencent-chat live_engine_http_srv/ban_member says what was wrong, in case ';
const blocks = 'tencent-trtc SetUserBlocked says what was wrong, in case ';

/** The tests of the contract suite that cannot run in a profile, each with the reason. */
export const leftOut: Readonly<Record<Exclude<Profile, 'documented'>, readonly LeftOut[]>> = {
  lenient: [limits, ...['0', '1', '2'].map((at) => valuesOf(bans + at)), valuesOf(`${blocks}8`)],
  adversary: [
    limits,
    {
      file: 'texts',
      reason: 'It holds the words to those of the pages, and this profile says others where pages disagree.',
    },
    {
      file: 'signatures',
      reason:
        'Requests that others have signed are judged as their vendors judged them; this profile refuses some for what is beside the signature.',
    },
    {
      file: 'domain-limit',
      reason:
        'It goes through the choices of one assumption, and compares whole bodies with the documented ones.',
    },
    {
      file: 'demo',
      title: 'of tencent-chat lets the load call succeed again and again',
      reason: 'The call bans the same account again and again, which this profile refuses.',
    },
    {
      file: 'clients',
      title: 'takes ids as texts, bigints and numbers',
      reason: 'It compares a list in its documented order, and this profile has another.',
    },
    {
      file: 'clients',
      title: 'reads a list to its end',
      reason: 'It compares a list in its documented order, and this profile has another.',
    },
    {
      file: 'openapi-calls',
      title: 'is enough to write a call that succeeds',
      reason:
        'The document has every method that pages name, and this profile refuses those that only some of them name.',
    },
    {
      file: 'raw-calls',
      title: 'to polyv-live reaches the vendor’s check of routes',
      reason: 'This profile answers a path that leads nowhere with a page that is no error of the vendor.',
    },
    ...['by polyv-live names the one', 'is told once which is nearest'].map((title) => ({
      file: 'raw-calls',
      title,
      reason: 'The nearest name stands beside an error of the vendor, and this profile answers with a page.',
    })),
    ...['0', '1', '2'].map((at) => valuesOf(bans + at)),
    ...['8', '9'].map((at) => valuesOf(blocks + at)),
    valuesOf('polyv-live v3/channel/basic/batch-delete says what was wrong, in case 18'),
    {
      file: 'reasons',
      title: 'of polyv-live name the field that is wrong',
      reason:
        'This profile signs an empty list in another way than our client, so that the signature is wrong first.',
    },
  ],
};

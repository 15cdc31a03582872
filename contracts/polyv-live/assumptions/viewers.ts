import { guesses } from '../../core/contract/assumption.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';

const accountKicks = ['v4/chat/forbid/kick-users', 'v4/chat/forbid/unkick-users'] as const;
const kicks = [
  ...accountKicks,
  'v4/chat/channel/forbid/kick-users',
  'v4/chat/channel/forbid/unkick-users',
] as const;
const accountWriters = [...accountKicks, 'v3/user/chat/banned-user/update'] as const;
const writers = [...kicks, 'v3/user/chat/banned-user/update'] as const;

/** The guesses about the calls that kick and mute, and about the viewers whom they name. */
export const viewerAssumptions = guesses({
  'polyv-live.kick-implies-ban': {
    question: 'Does a kick also mute?',
    default: 'no',
    alternatives: ['yes'],
    evidence: assumed('the sample shows rows with both, which may come from two calls'),
    notice: 'banned reads Y after a kick, and still does after the kick is lifted',
    operations: ['v4/chat/forbid/kick-users', 'v4/chat/channel/forbid/kick-users'],
  },
  'polyv-live.repeated-operation': {
    question: 'Does repeating a kick or mute that is in force renew operationTime?',
    default: 'refresh',
    alternatives: ['keep'],
    evidence: assumed('undocumented'),
    notice: 'an older operationTime, hence another order',
    operations: ['v4/chat/forbid/kick-users', 'v3/user/chat/banned-user/update'],
  },
  'polyv-live.lengths-differ': {
    question: 'What do viewerIds and nickNames of different lengths do?',
    default: 'refuse',
    alternatives: ['pad'],
    evidence: assumed('the page says one to one; the vendor command line refuses before it sends'),
    notice: 'missing names are empty, and surplus names are ignored',
    operations: kicks,
  },
  'polyv-live.empty-list': {
    question: 'What does an empty list of viewers do?',
    default: 'refuse',
    alternatives: ['succeed'],
    evidence: assumed('the fields are required; the vendor command line refuses before it sends'),
    notice: 'the call succeeds and does nothing',
    operations: writers,
  },
  'polyv-live.numeric-ids': {
    question: 'Are viewer ids accepted that are JSON numbers?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: assumed('documented as texts; the framework that answers turns numbers into texts'),
    notice: 'json format error',
    operations: writers,
  },
  'polyv-live.unknown-viewer': {
    question: 'May somebody be kicked or muted who was never seen?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: observed('the calls for one channel take made-up ids (polyv/polyv-live-cli)'),
    notice: 'param validate error',
    operations: accountWriters,
  },
  'polyv-live.blank-id': {
    question: 'Are viewer ids accepted that are nothing but blanks?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: assumed('undocumented; an empty one is refused, as the table has it'),
    notice: 'param should not be empty',
    operations: writers,
  },
  'polyv-live.viewer-lengths': {
    question: 'Are viewer ids of more than 64 characters, and names of more than 128, accepted?',
    default: 'accept',
    alternatives: ['refuse'],
    evidence: documented(
      'https://polyv.gitbook.io/document/docs/live/api/chat/message/message_audit has these lengths for its viewerId and nickName; the pages of kicks and mutes have none',
    ),
    notice: 'param length is incorrect',
    operations: writers,
  },
  'polyv-live.repeated-viewer': {
    question: 'Which name counts of a viewer whom one call names twice?',
    default: 'the last',
    alternatives: ['the first', 'refuse'],
    evidence: assumed('undocumented'),
    notice: 'another nickName, or param validate error',
    operations: ['v4/chat/forbid/kick-users', 'v4/chat/channel/forbid/kick-users'],
  },
});

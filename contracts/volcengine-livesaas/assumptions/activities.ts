import { guesses } from '../../core/contract/assumption.ts';
import { assumed } from '../../core/contract/source.ts';

const creations = ['CreateActivityAPIV2', 'CreateActivityAPI'] as const;
const create = ['CreateActivityAPIV2'] as const;
const createByFirstVersion = ['CreateActivityAPI'] as const;

/** Guesses about the activities themselves. */
export const activityAssumptions = guesses({
  'volcengine-livesaas.entry-order': {
    question: 'What is a viewer told whose address and whose user or device are banned?',
    default: 'IP_BANNED',
    alternatives: ['KICK_OUT'],
    evidence: assumed('the web SDK has a code for each and no order'),
    notice: 'code 207 instead of 206 when entering',
    operations: ['UpdateActivityUserBanStatus', 'UpdateActivityIpBanStatus', 'UpdateAccountBanStatus'],
  },
  'volcengine-livesaas.activity-order': {
    question: 'In which order do activities come that are not asked for in one?',
    default: 'latest start first',
    alternatives: ['earliest start first'],
    evidence: assumed('the page only says which 10,000 are found: those that start nearest to now'),
    notice: 'another order',
    operations: ['ListActivityAPI'],
  },
  'volcengine-livesaas.created-status': {
    question: 'Which stage is an activity in that waits for its start when LiveTime comes?',
    default: 'preview',
    alternatives: ['live'],
    evidence: assumed('it goes live by its stream, which nothing in this API sends'),
    notice: 'Status is 1 as soon as LiveTime has come',
    operations: [...creations, 'ListActivityAPI', 'GetActivityAPI'],
  },
  'volcengine-livesaas.created-id-text': {
    question: 'What is in ActivityIdStr of a new activity?',
    default: 'nothing',
    alternatives: ['the id'],
    evidence: assumed('the page on deleting has it empty and no longer in use'),
    notice: 'a client may read the id from it',
    operations: create,
  },
  'volcengine-livesaas.copied-bans': {
    question: 'Does a copy take over whom and what the copied activity bans?',
    default: 'no',
    alternatives: ['yes'],
    evidence: assumed('the page speaks of the configuration'),
    notice: 'bans of users, devices and addresses hold in the copy as well',
    operations: creations,
  },
  'volcengine-livesaas.copy-source': {
    question: 'Which code does an OldId get that is no activity?',
    default: 'InvalidParameter.ActivityNotExist',
    alternatives: ['InvalidParameter.%sInvalid'],
    evidence: assumed('the first has a text about ActivityId, the second names the field'),
    notice: 'InvalidParameter.OldIdInvalid, for a deleted activity as well',
    operations: creations,
  },
  'volcengine-livesaas.first-version-rate': {
    question: 'How many calls a minute does CreateActivityAPI allow?',
    default: '120',
    alternatives: ['any number'],
    evidence: assumed('no page describes the action; 120 is the limit of CreateActivityAPIV2'),
    notice: 'the 121st call of a minute passes, and a limit that a sandbox sets does not count',
    operations: createByFirstVersion,
    // A limit is worse for a client than none.
    adversary: '120',
  },
  'volcengine-livesaas.first-version-rules': {
    question: 'Which Name and EndTime does CreateActivityAPI take?',
    default: 'those of CreateActivityAPIV2',
    alternatives: ['any'],
    evidence: assumed(
      'no page describes the action; its rules and its codes are those on the page of CreateActivityAPIV2',
    ),
    notice: 'an activity without a name, of a long name, or with an end that has passed is made',
    operations: createByFirstVersion,
  },
});

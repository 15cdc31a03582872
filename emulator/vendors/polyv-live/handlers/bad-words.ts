import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { reason, type Reason } from '../../../../contracts/core/contract/reason.ts';
import { wholeAccount } from '../../../../contracts/polyv-live/operations/channels-schemas.ts';
import { reachChannel, viewChannel } from './channels-rules.ts';
import type { PolyvHandler } from '../state/rules.ts';

const listChannelBadWords: PolyvHandler<'listChannelBadWords'> = ({ input, assume }, state) => {
  const channel = viewChannel(state, input.channelId, assume);
  if (channel instanceof Failure) return channel;
  return [...(input.type === 'ip' ? channel.bannedIps : channel.badWords)];
};

const addBadWords: PolyvHandler<'addBadWords'> = ({ input, credential, assume }, state) => {
  const { userId = credential.userId, channelId = wholeAccount } = input;
  const isForeign = userId !== credential.userId;
  if (isForeign && assume('polyv-live.foreign-user-id') === 'access forbidden')
    return refuse('access forbidden', foreignUser(userId, credential.userId));
  const holder = channelId === wholeAccount ? state : reachChannel(state, channelId, assume);
  if (holder instanceof Failure) return holder;

  const isDecoded = assume('polyv-live.encoded-words') === 'yes';
  // The calls that delete trim what they are given, so blanks would make a word that nobody can delete.
  const words = input.words.map(String).map((word) => (isDecoded ? decodeWord(word) : word).trim());
  if (words.includes('')) {
    const path = `words.${words.indexOf('')}`;
    const why = reason('field', path, 'a word that is not empty', '');
    return refuse('param should not be empty: {field}', why, { field: 'words' });
  }
  const before = holder.badWords.size;
  for (const word of words) holder.badWords.add(word);
  const count = {
    'words on the list': holder.badWords.size,
    'words of the call': words.length,
    'new words': holder.badWords.size - before,
  }[assume('polyv-live.bad-word-count')];
  return { userId, count: assume('polyv-live.bad-word-count-type') === 'number' ? count : String(count) };
};

function foreignUser(userId: string, own: string): Reason {
  return reason('credential', 'userId', `the userId of the account, ${own}`, userId, {
    nearest: own,
    assumption: 'polyv-live.foreign-user-id',
  });
}

const listBadWords: PolyvHandler<'listBadWords'> = (_, { badWords }) => [...badWords];

const deleteBadWords: PolyvHandler<'deleteBadWords'> = ({ input }, { badWords }) => {
  for (const word of input.words) badWords.delete(word);
  return [...badWords];
};

/** A damaged escape stays as it is written. */
function decodeWord(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

export const badWords = {
  listChannelBadWords,
  addBadWords,
  listBadWords,
  deleteBadWords,
};

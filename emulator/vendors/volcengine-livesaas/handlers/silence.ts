import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { notFound } from '../../../../contracts/core/contract/reason.ts';
import { findActivity, inOrderOfBans, refuseIds, type LivesaasHandler } from '../state/rules.ts';
import { makeViewer } from '../state/state.ts';

const silenceUser: LivesaasHandler<'silenceUser'> = (call, state) => {
  const { input, assume } = call;
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  const misshapen = refuseIds('UserId', [input.UserId], assume);
  if (misshapen) return misshapen;
  if (!activity.users.has(input.UserId)) {
    const value = assume('volcengine-livesaas.silence-stranger');
    if (value === 'Status false') return answer(call, 'failed');
    if (value !== 'silence') {
      const known = activity.users.keys();
      const why = notFound('UserId', 'a user who has entered the activity', input.UserId, known, {
        assumption: 'volcengine-livesaas.silence-stranger',
      });
      return refuse('InvalidParameter.%sInvalid', why, { field: 'UserId' });
    }
    activity.users.set(input.UserId, makeViewer(input.UserId));
  }
  const isDone = activity.silencedUsers.has(input.UserId) === input.Status;
  if (isDone && assume('volcengine-livesaas.silence-again') === 'Status false') return answer(call, 'failed');
  if (input.Status) activity.silencedUsers.add(input.UserId);
  else activity.silencedUsers.delete(input.UserId);
  return answer(call, 'done');
};

const getSilenceUserList: LivesaasHandler<'getSilenceUserList'> = ({ input, assume }, state) => {
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  const silenced = inOrderOfBans(activity.silencedUsers, assume);
  return {
    UserList: silenced.map((id) => ({
      UserId: BigInt(id),
      Nickname: activity.users.get(id)?.name ?? '',
    })),
  };
};

function answer({ assume }: Parameters<typeof silenceUser>[0], outcome: 'done' | 'failed') {
  const Status = outcome === 'done';
  const key = assume('volcengine-livesaas.silence-key');
  if (key === 'both') return { Status, status: Status };
  return key === 'Status' ? { Status } : { status: Status };
}

export const silence = {
  silenceUser,
  getSilenceUserList,
};

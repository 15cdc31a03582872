import { refuse } from '../../../../contracts/core/contract/failure.ts';
import { reason, words } from '../../../../contracts/core/contract/reason.ts';
import type { callbacks as operations } from '../../../../contracts/tencent-chat/operations/callbacks.ts';
import type { ChatHandler, ChatHandlers } from '../state/rules.ts';

type GetHandler = ChatHandler<'getLiveCallback'> & ChatHandler<'getRoomCallback'>;
type SetHandler = ChatHandler<'setLiveCallback'> & ChatHandler<'setRoomCallback'>;
type UpdateHandler = ChatHandler<'updateLiveCallback'> & ChatHandler<'updateRoomCallback'>;
type DeleteHandler = ChatHandler<'deleteLiveCallback'> & ChatHandler<'deleteRoomCallback'>;

const notSet = (assumption?: string) =>
  reason(
    'state',
    'Url',
    'a callback that is set',
    words('not set'),
    assumption === undefined ? {} : { assumption },
  );

const setAlready = (url: string) =>
  reason('state', 'Url', 'a callback that is not set yet', words(`set to ${url}`));

const getCallback: GetHandler = (_, { callbacks }) => {
  if (!callbacks) return refuse('100301', notSet());
  return { Url: callbacks.Url, CallbackCommandList: [...callbacks.CallbackCommandList] };
};

const setCallback: SetHandler = ({ input }, state) => {
  if (state.callbacks) return refuse('100300', setAlready(state.callbacks.Url));
  state.callbacks = input;
  return undefined;
};

const updateCallback: UpdateHandler = ({ input }, state) => {
  if (!state.callbacks) return refuse('100301', notSet());
  state.callbacks = { ...state.callbacks, ...input };
  return undefined;
};

const deleteCallback: DeleteHandler = ({ assume }, state) => {
  const isRefused = !state.callbacks && assume('tencent-chat.delete-unset-callback') === '100301';
  if (isRefused) return refuse('100301', notSet('tencent-chat.delete-unset-callback'));
  state.callbacks = undefined;
  return undefined;
};

export const callbacks: ChatHandlers<keyof typeof operations> = {
  getLiveCallback: getCallback,
  setLiveCallback: setCallback,
  updateLiveCallback: updateCallback,
  deleteLiveCallback: deleteCallback,
  getRoomCallback: getCallback,
  setRoomCallback: setCallback,
  updateRoomCallback: updateCallback,
  deleteRoomCallback: deleteCallback,
};

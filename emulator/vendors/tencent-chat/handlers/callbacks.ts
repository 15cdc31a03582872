import { fail } from '../../../../contracts/core/contract/failure.ts';
import type { callbacks as operations } from '../../../../contracts/tencent-chat/operations/callbacks.ts';
import type { ChatHandler, ChatHandlers } from '../state/rules.ts';

type GetHandler = ChatHandler<'getLiveCallback'> & ChatHandler<'getRoomCallback'>;
type SetHandler = ChatHandler<'setLiveCallback'> & ChatHandler<'setRoomCallback'>;
type UpdateHandler = ChatHandler<'updateLiveCallback'> & ChatHandler<'updateRoomCallback'>;
type DeleteHandler = ChatHandler<'deleteLiveCallback'> & ChatHandler<'deleteRoomCallback'>;

const getCallback: GetHandler = (_, { callbacks }) => {
  if (!callbacks) return fail('100301');
  return { Url: callbacks.Url, CallbackCommandList: [...callbacks.CallbackCommandList] };
};

const setCallback: SetHandler = ({ input }, state) => {
  if (state.callbacks) return fail('100300');
  state.callbacks = input;
  return undefined;
};

const updateCallback: UpdateHandler = ({ input }, state) => {
  if (!state.callbacks) return fail('100301');
  state.callbacks = { ...state.callbacks, ...input };
  return undefined;
};

const deleteCallback: DeleteHandler = ({ assume }, state) => {
  const isRefused = !state.callbacks && assume('tencent-chat.delete-unset-callback') === '100301';
  if (isRefused) return fail('100301');
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

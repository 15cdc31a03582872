const noGifts = 'gifts share no state with moderation';
const noGiftEvent = `an event, which is never sent: ${noGifts}`;
const noBattleEvent = 'an event, which is never sent: battles between rooms share no state with moderation';

/** Commands of the vendor that are known and not built; a call of one gets 60009. */
export const declined = [
  {
    action: 'live_engine_http_srv/send_text_msg',
    reason: 'messages are no sanction; nothing here reads them',
  },
  {
    action: 'live_engine_http_srv/send_custom_msg',
    reason: 'messages are no sanction; nothing here reads them',
  },
  {
    action: 'live_engine_http_srv/get_room_statistic',
    reason: 'gifts, likes and messages are not counted; destroy_room tells the viewers',
  },
  {
    action: 'live_engine_http_srv/get_room_stats',
    reason: 'gifts, likes and messages are not counted; destroy_room tells the viewers',
  },
  { action: 'live_engine_http_srv/resume_mcu_task', reason: 'there are no streams to mix' },
  { action: 'live_engine_http_srv/get_gift_info_list', reason: noGifts },
  { action: 'live_engine_http_srv/get_gift', reason: noGifts },
  { action: 'live_engine_http_srv/add_gift', reason: noGifts },
  { action: 'live_engine_http_srv/edit_gift', reason: noGifts },
  { action: 'live_engine_http_srv/del_gift', reason: noGifts },
  { action: 'live_engine_http_srv/get_gift_count', reason: noGifts },
  {
    action: 'live_config/set_callback_token',
    reason: 'the token is set in the sandbox’s state, under callbacks',
  },
  {
    action: 'live_config/delete_callback_token',
    reason: 'the token is set in the sandbox’s state, under callbacks',
  },
  {
    action: 'room_engine_http_srv/delete_robot',
    reason: 'robots of conferences push streams; they are outside moderation',
  },
  {
    action: 'room_engine_http_mic/get_seat_list',
    reason: 'seats are a service of their own without ban state',
  },
  {
    action: 'room_engine_http_mic/pick_user_on_seat',
    reason: 'seats are a service of their own without ban state',
  },
  {
    action: 'room_engine_http_mic/kick_user_off_seat',
    reason: 'seats are a service of their own without ban state',
  },
  {
    action: 'room_engine_http_mic/lock_seat',
    reason: 'seats are a service of their own without ban state',
  },
  {
    action: 'group_open_http_svc/ban_group_member',
    reason: 'the group behind a room belongs to Chat; the room’s own commands are here',
  },
  {
    action: 'group_open_http_svc/get_group_ban_member',
    reason: 'the group behind a room belongs to Chat; the room’s own commands are here',
  },
  {
    action: 'room_engine_http_mic/switch_seat',
    reason: 'seats are a service of their own without ban state',
  },
  {
    action: 'room_engine_http_mic/move_user_to_seat',
    reason: 'seats are a service of their own without ban state',
  },
  {
    action: 'live_config/get_callback_token',
    reason: 'the token is set in the sandbox’s state, under callbacks',
  },
  {
    action: 'group_open_http_svc/unban_group_member',
    reason: 'the group behind a room belongs to Chat; the room’s own commands are here',
  },
  {
    action: 'group_open_http_svc/forbid_send_msg',
    reason: 'the group behind a room belongs to Chat; the room’s own commands are here',
  },
  {
    action: 'group_open_http_svc/get_group_muted_account',
    reason: 'the group behind a room belongs to Chat; the room’s own commands are here',
  },
  {
    action: 'group_open_http_svc/group_msg_recall',
    reason: 'the group behind a room belongs to Chat; the room’s own commands are here',
  },
  {
    action: 'group_open_http_svc/send_group_msg',
    reason: 'the group behind a room belongs to Chat; the room’s own commands are here',
  },
  {
    action: 'im_open_login_svc/account_import',
    reason: 'accounts and their profiles belong to Chat; nothing here asks for them',
  },
  {
    action: 'im_open_login_svc/kick',
    reason: 'accounts and their profiles belong to Chat; nothing here asks for them',
  },
  {
    action: 'profile/portrait_get',
    reason: 'accounts and their profiles belong to Chat; nothing here asks for them',
  },
  {
    action: 'profile/portrait_set',
    reason: 'accounts and their profiles belong to Chat; nothing here asks for them',
  },
  { action: 'live_engine_http_srv/get_gift_language', reason: noGifts },
  { action: 'live_engine_http_srv/set_gift_language', reason: noGifts },
  { action: 'live_engine_http_srv/del_gift_language', reason: noGifts },
  { action: 'live_engine_http_srv/add_gift_category', reason: noGifts },
  { action: 'live_engine_http_srv/edit_gift_category', reason: noGifts },
  { action: 'live_engine_http_srv/del_gift_category', reason: noGifts },
  { action: 'live_engine_http_srv/get_gift_category', reason: noGifts },
  { action: 'live_engine_http_srv/get_gift_category_language', reason: noGifts },
  { action: 'live_engine_http_srv/set_gift_category_language', reason: noGifts },
  { action: 'live_engine_http_srv/del_gift_category_language', reason: noGifts },
  { action: 'live_engine_http_srv/add_gift_category_relations', reason: noGifts },
  {
    action: 'call_config/set_callback',
    reason: 'calls between users are another product; live_config and room_config are here',
  },
  {
    action: 'call_config/get_callback',
    reason: 'calls between users are another product; live_config and room_config are here',
  },
  {
    action: 'call_config/delete_callback',
    reason: 'calls between users are another product; live_config and room_config are here',
  },
  { action: 'Live.CallbackBeforeSendGift', reason: noGiftEvent },
  { action: 'Live.CallbackAfterCreateBattle', reason: noBattleEvent },
  { action: 'Live.CallbackAfterStartBattle', reason: noBattleEvent },
  { action: 'Live.CallbackAfterEndBattle', reason: noBattleEvent },
  {
    action: 'Mic.CallbackAfterSeatInfoChanged',
    reason: 'an event, which is never sent: seats are a service of their own without ban state',
  },
  {
    action: 'Group.CallbackBeforeSendMsg',
    reason: 'an event, which is never sent: messages are no sanction; nothing here reads them',
  },
] as const;

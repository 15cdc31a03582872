import {
  seatModeNumbers,
  trialMembers,
  usualMeetingSeconds,
} from '../../../../contracts/tencent-chat/operations/room-info-schemas.ts';
import type { ChatAssume } from './rules.ts';
import type { Room } from './state.ts';

/** A live room in the words of `get_room_info`. */
export function describeLive(room: Room, assume: ChatAssume) {
  const { info } = room;
  const seatMode = info.TakeSeatMode ?? assume('tencent-chat.seat-mode-default');
  return {
    RoomId: room.id,
    RoomName: info.RoomName ?? room.id,
    RoomType: room.type,
    Owner_Account: room.owner,
    CreateTime: room.createTime,
    IsSeatEnabled: info.IsSeatEnabled ?? false,
    TakeSeatMode: assume('tencent-chat.seat-mode-form') === 'number' ? seatModeNumbers[seatMode] : seatMode,
    MaxSeatCount: info.MaxSeatCount ?? 0,
    MaxMemberCount: info.MaxMemberCount ?? trialMembers,
    IsMessageDisabled: info.IsMessageDisabled ?? false,
    CoverURL: info.CoverURL ?? '',
    Category: info.Category ?? [],
    ActivityStatus: info.ActivityStatus ?? 0,
    ViewCount: countViews(room, assume),
    IsPublicVisible: isPublic(room, assume),
    ...(info.Notice !== undefined && { Notice: info.Notice }),
  };
}

/** A room in the words of the room service's `get_room_info`; `now` is in milliseconds since 1970. */
export function describeConference(room: Room, now: number, assume: ChatAssume) {
  const { info } = room;
  const start = info.ScheduleStartTime ?? room.createTime;
  const isRunning = now >= start * 1000;
  return {
    RoomId: room.id,
    RoomName: info.RoomName ?? room.id,
    RoomType: room.type,
    Owner_Account: room.owner,
    MaxMemberCount: info.MaxMemberCount ?? trialMembers,
    MaxSeatCount: info.MaxSeatCount ?? 0,
    IsVideoDisabled: info.IsVideoDisabled ?? false,
    IsAudioDisabled: info.IsAudioDisabled ?? false,
    IsMessageDisabled: info.IsMessageDisabled ?? false,
    IsScreenSharingDisabled: info.IsScreenSharingDisabled ?? false,
    IsCloudRecordingDisabled: info.IsCloudRecordingDisabled ?? false,
    CustomInfo: info.CustomInfo ?? '',
    ScheduleStartTime: start,
    ScheduleEndTime: info.ScheduleEndTime ?? start + usualMeetingSeconds,
    RoomStatus: isRunning ? ('Running' as const) : ('NotStarted' as const),
    IsSeatEnabled: info.IsSeatEnabled ?? false,
    TakeSeatMode: info.TakeSeatMode ?? assume('tencent-chat.seat-mode-default'),
    CreateTime: room.createTime,
    MemberCount: room.members.size,
  };
}

export function countViews({ members, viewers, entries }: Room, assume: ChatAssume): number {
  const counts = { entries, 'who is inside': members.size, 'who ever was inside': viewers.size };
  return counts[assume('tencent-chat.view-count')];
}

export function isPublic({ info }: Room, assume: ChatAssume): boolean {
  return info.IsPublicVisible ?? assume('tencent-chat.public-by-default') === 'yes';
}

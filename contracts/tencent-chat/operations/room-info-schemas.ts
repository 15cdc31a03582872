import { z } from 'zod';
import { invalid } from './field-schemas.ts';
import { countBytes } from '../../core/wire/bytes.ts';

const seatModes = ['None', 'FreeToTake', 'ApplyToTake'] as const;
export type SeatMode = (typeof seatModes)[number];

/** Older pages have numbers: 1 is free to take, 2 is to be applied for. */
export const seatModeNumbers: Readonly<Record<SeatMode, number>> = { None: 0, FreeToTake: 1, ApplyToTake: 2 };

/** Builds the fields with the error that a wrong one gets; a configuration file gives none. */
function fieldsWith(refusal?: string) {
  const number = z.int(refusal).nonnegative(refusal);
  const flag = z.boolean(refusal);
  const text = (bytes: number) => z.string(refusal).refine((value) => countBytes(value) <= bytes, refusal);
  const seatMode = z.union(
    [
      z.enum(seatModes),
      z.literal(1).transform((): SeatMode => 'FreeToTake'),
      z.literal(2).transform((): SeatMode => 'ApplyToTake'),
    ],
    refusal,
  );
  /** One table of the pages calls this flag a String: both forms are taken. */
  const looseFlag = z.union(
    [z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')],
    refusal,
  );
  const changes = {
    RoomName: text(100).optional(),
    MaxMemberCount: number.optional(),
    IsMessageDisabled: looseFlag.optional(),
    TakeSeatMode: seatMode.optional(),
  };
  const beginnings = { IsSeatEnabled: flag.optional(), MaxSeatCount: number.optional() };
  return {
    liveChanges: {
      ...changes,
      CoverURL: text(200).optional(),
      Category: z.array(z.int(refusal), refusal).max(3, refusal).optional(),
      ActivityStatus: z.int(refusal).optional(),
      IsPublicVisible: flag.optional(),
      Notice: text(100).optional(),
    },
    liveBeginnings: {
      ...beginnings,
      IsUnlimitedRoomEnabled: flag.optional(),
      SeatLayoutTemplateId: number.optional(),
      SeatTemplate: text(100).optional(),
      KeepOwnerOnSeat: flag.optional(),
    },
    conferenceChanges: {
      ...changes,
      IsVideoDisabled: flag.optional(),
      IsAudioDisabled: flag.optional(),
      IsScreenSharingDisabled: flag.optional(),
      IsCloudRecordingDisabled: flag.optional(),
      CustomInfo: text(500).optional(),
    },
    /** Times are in seconds since 1970. */
    conferenceBeginnings: {
      ...beginnings,
      ScheduleStartTime: number.optional(),
      ScheduleEndTime: number.optional(),
      IsPasswordEnabled: flag.optional(),
      Password: text(32).optional(),
    },
  };
}

/** What can be set of a room when it is made (`…Beginnings`), and then and later (`…Changes`), by service. */
export const { liveChanges, liveBeginnings, conferenceChanges, conferenceBeginnings } = fieldsWith(invalid);

const stored = fieldsWith();

/** Everything that a room remembers of what was set. */
export const storedInfo = z.strictObject({
  ...stored.liveChanges,
  ...stored.liveBeginnings,
  ...stored.conferenceChanges,
  ...stored.conferenceBeginnings,
});

export type RoomInfo = z.output<typeof storedInfo>;

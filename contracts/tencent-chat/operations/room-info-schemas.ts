import { z } from 'zod';
import type { assumptions } from '../assumptions/index.ts';
import { withLimit } from '../../core/contract/limits.ts';
import { inUnit } from '../../core/contract/units.ts';
import { invalid } from './field-schemas.ts';
import { countBytes } from '../../core/wire/bytes.ts';

const seatModes = ['None', 'FreeToTake', 'ApplyToTake'] as const;
export type SeatMode = (typeof seatModes)[number];

/** Older pages have numbers: 1 is free to take, 2 is to be applied for. */
export const seatModeNumbers: Readonly<Record<SeatMode, number>> = { None: 0, FreeToTake: 1, ApplyToTake: 2 };

/** In bytes, where an assumption bounds what no page does. */
export const longestUnlimited = { SeatTemplate: 100, Password: 32 } as const;

/** The most members of a room of the trial package, which counts where a room says nothing. */
export const trialMembers = 20;

/** How long a meeting lasts that has no end. */
export const usualMeetingSeconds = 3600;

/** From the start of a meeting, or from now where it has none, to its end. */
export const shortestMeetingSeconds = 300;

/** The kinds of fields, with the error that a wrong one gets; a configuration file gives none. */
function kindsWith(refusal?: string) {
  const beyond = refusal ?? 'refused';
  const number = z.int(refusal).nonnegative(refusal);
  const time = inUnit('seconds since 1970', number);
  return {
    number,
    time,
    flag: z.boolean(refusal),
    text: (bytes: number) =>
      withLimit(
        z.string(refusal).refine((value) => countBytes(value) <= bytes, refusal),
        { of: 'bytes', most: bytes, beyond },
      ),
    /** A text whose page gives no limit. */
    unlimited: (bytes: number) =>
      withLimit(z.string(refusal), {
        of: 'bytes',
        most: bytes,
        beyond: 'accepted all the same',
        assumption: 'tencent-chat.texts-without-limit' satisfies keyof typeof assumptions,
      }),
    seatMode: z.union(
      [
        z.enum(seatModes),
        z.literal(1).transform((): SeatMode => 'FreeToTake'),
        z.literal(2).transform((): SeatMode => 'ApplyToTake'),
      ],
      refusal,
    ),
    /** One table of the pages calls this flag a String: both forms are taken. */
    looseFlag: z.union(
      [z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')],
      refusal,
    ),
    meetingEnd: withLimit(time, {
      of: 'value',
      what: 'ScheduleEndTime - ScheduleStartTime',
      least: shortestMeetingSeconds,
      beyond,
    }),
  };
}

/** Builds the fields, with the same error. */
function fieldsWith(refusal?: string) {
  const { number, time, flag, text, unlimited, seatMode, looseFlag, meetingEnd } = kindsWith(refusal);
  const changes = {
    /** The name of the room: at most 100 bytes. Default of a new room: its id. */
    RoomName: text(100).optional(),
    /**
     * How many members the room holds. Default of a new room: what the package of the app allows; 20 in the trial package.
     */
    MaxMemberCount: number.optional(),
    /**
     * Whether all members but the owner and the administrators are kept from sending messages. Default of a new room: false.
     */
    IsMessageDisabled: looseFlag.optional(),
    /**
     * How a member gets a seat: `None` for no seats, `FreeToTake` or 1 without asking, `ApplyToTake` or 2 after the owner or
     * an administrator agrees. The default of a new room is not documented; here it is `None`.
     */
    TakeSeatMode: seatMode.optional(),
  };
  const beginnings = {
    /** Whether the room has seats for speakers. Default: false. */
    IsSeatEnabled: flag.optional(),
    /** How many seats the room has; the package of the app bounds it. */
    MaxSeatCount: number.optional(),
  };
  return {
    liveChanges: {
      ...changes,
      /** The address of the cover picture: at most 200 bytes. */
      CoverURL: text(200).optional(),
      /** Numbers that sort the room into kinds: at most 3; their meaning is up to the app. */
      Category: z.array(z.int(refusal), refusal).max(3, refusal).optional(),
      /** A number for the state of the room; its meaning is up to the app. */
      ActivityStatus: z.int(refusal).optional(),
      /** Whether the room is in the list of live rooms. The default of a new room is not documented; here it is true. */
      IsPublicVisible: flag.optional(),
      /** A notice to the members: at most 100 bytes. */
      Notice: text(100).optional(),
    },
    liveBeginnings: {
      ...beginnings,
      /**
       * Whether the number of members has no limit. What else it changes is not documented; the emulator only remembers it.
       */
      IsUnlimitedRoomEnabled: flag.optional(),
      /** The number of the layout of the seats, such as 600. The emulator only remembers it. */
      SeatLayoutTemplateId: number.optional(),
      /**
       * The name of the layout of the seats, such as `VideoDynamicGrid9Seats`. The newest page calls it mandatory, older
       * ones do not know it; here it is optional. No page says how long it may be.
       */
      SeatTemplate: unlimited(longestUnlimited.SeatTemplate).optional(),
      /** Whether the owner has a seat all the time. The emulator only remembers it. */
      KeepOwnerOnSeat: flag.optional(),
    },
    conferenceChanges: {
      ...changes,
      /** Whether members are kept from turning their cameras on. Default of a new room: false. */
      IsVideoDisabled: flag.optional(),
      /** Whether members are kept from turning their microphones on. Default of a new room: false. */
      IsAudioDisabled: flag.optional(),
      /** Whether members are kept from sharing their screens. Default of a new room: false. */
      IsScreenSharingDisabled: flag.optional(),
      /** Whether recording in the cloud is turned off. Default of a new room: false. */
      IsCloudRecordingDisabled: flag.optional(),
      /** A text of the app: at most 500 bytes. */
      CustomInfo: text(500).optional(),
    },
    conferenceBeginnings: {
      ...beginnings,
      /** When the meeting begins, in seconds since 1970. Default: now. */
      ScheduleStartTime: time.optional(),
      /**
       * When the meeting is to end, in seconds since 1970: at least 300 seconds after its start. Default: an hour after its
       * start.
       */
      ScheduleEndTime: meetingEnd.optional(),
      /** Whether a password is needed to enter. */
      IsPasswordEnabled: flag.optional(),
      /** The password for entering. No page says how long it may be. */
      Password: unlimited(longestUnlimited.Password).optional(),
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

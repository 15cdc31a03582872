import type { Reason } from './reason.ts';

/** Words that fill the placeholders of an error's message, by placeholder. */
export type Details = Readonly<Record<string, string | number>>;

/**
 * A refusal from a vendor's closed vocabulary. Handlers and checks return it; nothing throws it,
 * because an exception is a defect of the emulator.
 */
export class Failure<Err extends string = string> {
  /** The vendor's own name of the error. */
  readonly error: Err;
  /** What is filled into the error's code and message. */
  readonly details: Details;

  constructor(error: Err, details: Details = {}) {
    this.error = error;
    this.details = details;
  }
}

export function fail<const Err extends string>(error: Err, details?: Details): Failure<Err> {
  return new Failure(error, details);
}

/** A refusal of a vendor, with the reason for the developer of the client. */
export class Refused<Err extends string = string> extends Failure<Err> {
  /** Why the call was refused. */
  readonly reason: Reason;

  constructor(error: Err, reason: Reason, details?: Details) {
    super(error, details);
    this.reason = reason;
  }
}

/** Refuses a call of a vendor: `refuse('100004', notFound('RoomId', 'a room that exists', input.RoomId, rooms.keys()))`. */
export function refuse<const Err extends string>(
  error: Err,
  reason: Reason,
  details?: Details,
): Refused<Err> {
  return new Refused(error, reason, details);
}

/** Why a call was refused; a failure that a fault rule or a defect makes has no reason of its own. */
export function reasonOf(failure: Failure): Reason | undefined {
  return failure instanceof Refused ? failure.reason : undefined;
}

export function isFailure(value: unknown): value is Failure {
  return value instanceof Failure;
}

/** Fills `{name}` placeholders; one without a detail reads `xxx`, as the vendors' own pages print it. */
export function fillTemplate(template: string, details: Details): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? 'xxx'));
}

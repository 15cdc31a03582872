/** Words that fill the placeholders of an error's message, by placeholder. */
export type Details = Readonly<Record<string, string | number>>;

/**
 * A refusal from a vendor's closed vocabulary. Handlers and checks return it; nothing throws it,
 * because an exception is a defect of the emulator.
 */
export class Failure<Err extends string = string> {
  readonly error: Err;
  readonly details: Details;

  constructor(error: Err, details: Details = {}) {
    this.error = error;
    this.details = details;
  }
}

export function fail<const Err extends string>(error: Err, details?: Details): Failure<Err> {
  return new Failure(error, details);
}

export function isFailure(value: unknown): value is Failure {
  return value instanceof Failure;
}

/** Fills `{name}` placeholders; one without a detail reads `xxx`, as the vendors' own pages print it. */
export function fillTemplate(template: string, details: Details): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? 'xxx'));
}

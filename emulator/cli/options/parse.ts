import { InvalidArgumentError } from 'commander';
import { readOrigin } from '../../../contracts/core/wire/web-origin.ts';

export function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_531) {
    throw new InvalidArgumentError('A port is a whole number from 0 to 65531.');
  }
  return port;
}

/** One more origin of web pages. */
export function parseOrigins(text: string, before: readonly string[] = []): readonly string[] {
  const origin = readOrigin(text);
  if (origin === undefined)
    throw new InvalidArgumentError(
      'An origin is a scheme, a host and perhaps a port: https://app.example:8443.',
    );
  return [...before, origin];
}

export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(seconds))
    throw new InvalidArgumentError('Seconds are a number.');
  return seconds;
}

export function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError('This must be a whole number from 1.');
  return count;
}

/** A share in percent. */
export function parseShare(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 100))
    throw new InvalidArgumentError('This must be a number from 0 to 100.');
  return share;
}

export function parseId(text: string): number {
  const id = Number(text);
  if (text.trim() === '' || !Number.isInteger(id) || id < 0)
    throw new InvalidArgumentError('This must be the number of a call, or 0.');
  return id;
}

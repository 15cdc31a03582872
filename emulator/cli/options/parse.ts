import { InvalidArgumentError } from 'commander';
import { vendors } from '../../../contracts/catalog.ts';
import { isLoopbackName, readOrigin } from '../../../contracts/core/wire/web-origin.ts';
import { durationForm, readDuration } from '../../../contracts/core/config/read-duration.ts';
import { isHostPattern } from '../../control/host-names.ts';
import { lastControlPort, publicUrlForm, readPublicUrl } from '../../public-urls.ts';
import { isToken, tokenForm } from './token.ts';

export function parsePort(text: string): number {
  const port = readWhole(text);
  if (!(port <= lastControlPort)) {
    throw new InvalidArgumentError(`A port is a whole number from 0 to ${lastControlPort}.`);
  }
  return port;
}

/** A port that nothing follows. */
export function parseSinglePort(text: string): number {
  const port = readWhole(text);
  if (!(port <= 65_535)) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return port;
}

/** One more name by which the control API may be called; every name at once is what a token is for. */
export function parseAllowHost(text: string, before: readonly string[] = []): readonly string[] {
  if (!isHostPattern(text))
    throw new InvalidArgumentError(
      'This must be the name of a host without a port, like understudy, or *.local for all below one; for every name, set a token.',
    );
  return [...before, text.toLowerCase()];
}

/** The URL that others are told. */
export function parsePublicUrl(text: string): string {
  const url = readPublicUrl(text);
  if (url === undefined) throw new InvalidArgumentError(`This must be ${publicUrlForm}.`);
  return url;
}

/** One more host that calls may go out to; a vendor's own is what nobody may call by mistake. */
export function parsePassThrough(text: string, before: readonly string[] = []): readonly string[] {
  const [, host = ''] = /^([a-z\d](?:[a-z\d.-]*[a-z\d])?)(?::\d{1,5})?$/i.exec(text) ?? [];
  if (host === '')
    throw new InvalidArgumentError('This must be a host, perhaps with a port: registry.example:8443.');
  const name = host.toLowerCase();
  if (isLoopbackName(name))
    throw new InvalidArgumentError('This machine is called without the gateway: name it in NO_PROXY.');
  if (vendors.some(({ hosts }) => hosts.includes(name)))
    throw new InvalidArgumentError(`${name} is a host that this stands in for; calls to it never go out.`);
  return [...before, text.toLowerCase()];
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

/** A time that passes, in seconds. */
export function parseSeconds(text: string): number {
  const seconds = readDuration(text);
  if (Number.isNaN(seconds)) throw new InvalidArgumentError(durationForm);
  return seconds;
}

export function parseCount(text: string): number {
  const count = readWhole(text);
  if (!(count >= 1)) throw new InvalidArgumentError('This must be a whole number from 1.');
  return count;
}

/** How long something may take. */
export function parseDuration(text: string): number {
  const seconds = parseSeconds(text);
  if (seconds <= 0) throw new InvalidArgumentError('This must be a duration above 0, like 90, 90s or 1h30m.');
  return seconds;
}

/** An address of this machine, or a name for one. */
export function parseHost(text: string): string {
  if (!/^[\w.:%-]+$/.test(text))
    throw new InvalidArgumentError('This must be an address or the name of a host, like 127.0.0.1.');
  return text;
}

/** What a header can carry. */
export function parseToken(text: string): string {
  if (!isToken(text)) throw new InvalidArgumentError(tokenForm);
  return text;
}

/** A share in percent. */
export function parseShare(text: string): number {
  const share = Number(text.normalize('NFKC'));
  if (text.trim() === '' || !(share >= 0 && share <= 100))
    throw new InvalidArgumentError('This must be a number from 0 to 100.');
  return share;
}

export function parseId(text: string): number {
  const id = readWhole(text);
  if (Number.isNaN(id)) throw new InvalidArgumentError('This must be the number of a call, or 0.');
  return id;
}

/** A whole number from 0 in digits, which may be in full width, or `NaN`. */
export function readWhole(text: string): number {
  const digits = text.normalize('NFKC');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : NaN;
}

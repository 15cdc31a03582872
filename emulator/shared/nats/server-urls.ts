import { SharedProblem } from '../shared-log.ts';

/** Where NATS is, and as whom to go there. */
export interface NatsAddress {
  /** `host:port` of each server. */
  readonly servers: readonly string[];
  readonly isSecure: boolean;
  readonly user?: string;
  readonly password?: string;
  /** The URL without its password, for sentences. */
  readonly shown: string;
}

const schemes = ['nats:', 'tls:'];
const usualPort = '4222';

/** Reads `nats://a:4222,b:4222,c:4222`; each part may have its own scheme, and the first one a user. */
export function readNatsUrl(text: string): NatsAddress {
  const parts = text.split(',').map((part) => part.trim());
  const first = /^[a-z]+:\/\//.exec(parts[0] ?? '')?.[0] ?? '';
  const urls = parts.map((part) => readPart(/^[a-z]+:\/\//.test(part) ? part : first + part, text));
  const withUser = urls.find(({ username }) => username !== '');
  return {
    servers: urls.map(({ hostname, port }) => `${hostname}:${port || usualPort}`),
    isSecure: urls.some(({ protocol }) => protocol === 'tls:'),
    ...(withUser && {
      user: decodeURIComponent(withUser.username),
      password: decodeURIComponent(withUser.password),
    }),
    shown: urls.map(({ protocol, host }) => `${protocol}//${host}`).join(','),
  };
}

function readPart(part: string, whole: string): URL {
  const url = URL.canParse(part) ? new URL(part) : undefined;
  if (!url || !schemes.includes(url.protocol) || url.hostname === '' || !/^\/?$/.test(url.pathname))
    throw new SharedProblem(
      `${hidePasswords(whole)} is no address of NATS servers. Write nats://host:4222, or tls://host:4222, and more hosts behind commas.`,
    );
  return url;
}

function hidePasswords(text: string): string {
  return text.replaceAll(/\/\/[^/@]*@/g, '//…@');
}

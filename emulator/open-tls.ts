import type { OpenTls } from './http/fast-path/tls-entrance.ts';
import type { Certified } from './tls/certificates.ts';
import type { CoveredNames } from './tls/covered-names.ts';

/** Where the authority comes from that certifies the names of an emulator. */
export interface AuthorityChoice {
  /** The folder that keeps it. Default: the user's own folder for data. */
  readonly folder?: string | undefined;
  /** Makes the authority that counts, in the place of any folder. */
  readonly make?: ((names: CoveredNames) => Promise<Certified>) | undefined;
  /** What makes clients trust it. */
  readonly advice?: string | undefined;
}

const usualAdvice =
  'Let the client trust the file that "understudy ca path" names; "understudy ca install-hint" says how.';

/** What the origins of an emulator need for TLS. Nothing of it is loaded, read or written before the first handshake. */
export function createOpenTls(
  hosts: readonly string[],
  { folder, make, advice = usualAdvice }: AuthorityChoice,
  complain: (sentence: string) => void,
): OpenTls {
  let authority: Promise<Certified> | undefined;
  return async (listener) => {
    const { coverNames, loadAuthority, secureConnections } = await import('./tls/index.ts');
    const names = coverNames(hosts);
    authority ??= make?.(names) ?? Promise.resolve(loadAuthority(folder, names, complain));
    const { accept } = secureConnections({ authority: await authority, names, ...listener });
    return { accept, trustAdvice: advice };
  };
}

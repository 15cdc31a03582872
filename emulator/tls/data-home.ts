import { posix, win32 } from 'node:path';

/** What decides where a user's data is kept. */
export interface UserPlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where the authority of a user is kept when no folder is given. */
export function authorityFolder({ platform, env, home }: UserPlace): string {
  if (platform === 'win32') {
    const data = env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local');
    return win32.join(data, 'understudy', 'ca');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'understudy', 'ca');
  // The XDG specification has relative paths ignored.
  const given = env['XDG_DATA_HOME'] ?? '';
  const data = posix.isAbsolute(given) ? given : posix.join(home, '.local', 'share');
  return posix.join(data, 'understudy', 'ca');
}

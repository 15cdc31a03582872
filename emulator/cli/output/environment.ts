import { quoteForShell } from '../../control/curl.ts';

type Environment = Readonly<Record<string, string>>;

/** How an environment of texts is written for each program that reads one. */
export const writers = {
  sh: lines((name, value) => `export ${name}=${quoteForShell(value)}`),
  dotenv: lines((name, value) => `${name}=${quoteForDotenv(value)}`),
  powershell: lines((name, value) => `$env:${name} = ${quoteForPowerShell(value)}`),
  github: lines((name, value) => (value.includes('\n') ? heredoc(name, value) : `${name}=${value}`)),
} as const;

export type EnvFormat = keyof typeof writers | 'json';
export const formats = [...Object.keys(writers), 'json'] as EnvFormat[];

/** The form that a shell of this system reads: bash, zsh and fish read the same one. */
export function shellOf(platform: NodeJS.Platform = process.platform): 'sh' | 'powershell' {
  return platform === 'win32' ? 'powershell' : 'sh';
}

function lines(write: (name: string, value: string) => string): (env: Environment) => string {
  return (env) =>
    Object.entries(env)
      .map(([name, value]) => write(name, value))
      .join('\n');
}

/** Without quotes where that is safe, for `docker run --env-file` takes quotes as they are. */
function quoteForDotenv(value: string): string {
  if (/^[\w./:@%+,-]*$/.test(value)) return value;
  if (!/['\n]/.test(value)) return `'${value}'`;
  return `"${value.replaceAll(/["\\$`]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}"`;
}

/** PowerShell takes curly quotes for straight ones. */
function quoteForPowerShell(value: string): string {
  return `'${value.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/** The form of GitHub Actions for a value of several lines. */
function heredoc(name: string, value: string): string {
  let end = 'END';
  while (value.includes(end)) end += '_';
  return `${name}<<${end}\n${value}\n${end}`;
}

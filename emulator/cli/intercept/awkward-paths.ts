import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Letters that every runtime reads the same way, whatever its language and its quotes. */
const isPlain = (path: string): boolean => /^[\w./+@%:\\~-]+$/.test(path);

/**
 * Makes a folder for temporary files, whose name all runtimes can read: Java without a UTF-8 locale finds no file in
 * `/home/张三`, say. Where the usual place has such a name, the system's own is taken, if there is one to write to.
 */
export function makePlainFolder(prefix: string, platform: NodeJS.Platform): string {
  const usual = tmpdir();
  const others = isPlain(usual) || platform === 'win32' ? [] : ['/tmp', '/var/tmp'];
  for (const place of others) {
    try {
      return mkdtempSync(join(place, prefix));
    } catch {
      // It is not there, or not ours to write to.
    }
  }
  return mkdtempSync(join(usual, prefix));
}

/** A path as one word of `NODE_OPTIONS`. */
export function quoteForNode(path: string): string {
  return `"${path.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** An option as one word of `JAVA_TOOL_OPTIONS`: quotes of either kind may stand anywhere in it, and nothing escapes one. */
export function quoteForJava(option: string): string {
  return option.replaceAll(/"|['\s]+/g, (found) => (found === '"' ? `'"'` : `"${found}"`));
}

/** A path as a value of php.ini. Between single quotes a backslash is one, and `${` names no other setting. */
export function quoteForPhp(path: string): string {
  return path.includes("'") ? `"${path.replaceAll(/["\\]/g, String.raw`\$&`)}"` : `'${path}'`;
}

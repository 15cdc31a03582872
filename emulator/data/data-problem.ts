/** A data folder that cannot be used, in one sentence. */
export class DataProblem extends Error {
  override readonly name = 'DataProblem';
}

/** What an error of the file system says about a path, in one sentence. */
export function describeFileError(path: string, error: unknown): DataProblem {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'this is not permitted',
    EPERM: 'this is not permitted',
    EROFS: 'the disk takes no changes',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk is full',
    ENOTDIR: 'a part of the path is a file',
    EEXIST: 'this is a file',
  };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  return new DataProblem(`The data folder cannot be used: ${path}: ${reasons[code] ?? said}.`);
}

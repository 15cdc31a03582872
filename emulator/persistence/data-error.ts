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
    EEXIST: 'something else has come into its place',
    EISDIR: 'this is a folder',
    ENOENT: 'there is no such folder, and none can be made there',
    ELOOP: 'this is a link',
    ENAMETOOLONG: 'the name is too long',
    EMFILE: 'this process has too many files open',
  };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said = error instanceof Error ? error.message : String(error);
  return new DataProblem(`The data folder cannot be used: ${path}: ${reasons[code] ?? said}.`);
}

/** A record that is whole and still makes no sense, as only a log that was written by hand or by another program has. */
export function contentProblem(log: string, line: number, what: string): DataProblem {
  const oneLine = what.replaceAll(/\s+/g, ' ').slice(0, 300);
  return new DataProblem(
    `${log}, line ${line}: the record there is whole, but ${oneLine}. Nothing was changed; move the file away or put a copy of before in its place, or choose another folder with --data.`,
  );
}

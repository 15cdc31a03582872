/** Servers from this version on kept their copies the same in the runs of docs/reliability.md; 2.9.10 did not in all of them. */
const provenVersion = [2, 10] as const;

/** What is to be said of the servers of a log that several of them keep; undefined where nothing is. */
export function describeOldServer(version: string, replicas: number): string | undefined {
  if (replicas === 1 || version === '') return undefined;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < provenVersion[0] || (major === provenVersion[0] && minor < provenVersion[1]);
  return isOld
    ? `nats-server ${version} is older than ${provenVersion.join('.')}: its copies of the log can come apart when servers are killed. Use ${provenVersion.join('.')} or later.`
    : undefined;
}

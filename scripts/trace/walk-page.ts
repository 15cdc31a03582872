import type { Walk } from './trace-call.ts';

/** A walk as a page: the functions in the order in which they run first, those of one file in a row on one line. */
export function renderWalk(vendor: string, method: string, { functions, files, steps }: Walk): string {
  const rows: { readonly file: string; readonly names: string[] }[] = [];
  for (const { file, name } of steps) {
    const last = rows.at(-1);
    if (last?.file === file) last.names.push(name);
    else rows.push({ file, names: [name] });
  }
  const lines = rows.map(({ file, names }, index) => `${index + 1}. \`${file}\`: ${names.join(', ')}`);
  return `# The way of one call

One \`${method}\` of \`${vendor}\` over a socket, with a signature that the server has not seen before, passes ${functions} functions in
${files.length} files. \`npm run trace -- ${vendor} ${method} --write\` measured this and wrote the page; any other method of a client
can be traced alike. What runs is counted by V8's precise coverage, in the server's process alone; the order is that in which
each function began first. A function without a name is called by what it stands in.

${lines.join('\n')}
`;
}

// npm runs this after `npm ci` in a clone: it builds what `npm start` runs. Without the tools for that, as in production, the
// clone has what it had before, so nothing fails here. Where npm makes a package of the clone, for `npm install` of a Git
// address, it packs what it finds afterwards without asking for more: then all is built that the package exports. For `npm pack`
// and `npm publish` it runs this as well, after `prepack`, which has built everything; and for `npx understudy-live` in the clone, which
// npm puts into a folder of its own by a link: what is built there is what the clone has.
import { existsSync } from 'node:fs';

const tools = ['rolldown', 'tsx', 'vite'].map((name) => new URL(`../node_modules/${name}/`, import.meta.url));
const isPacked = ['pack', 'publish'].includes(process.env['npm_command']);
const isForNpx =
  process.env['npm_command'] === 'exec' && existsSync(new URL('../dist/start.cjs', import.meta.url));
if (!isPacked && !isForNpx && tools.every((folder) => existsSync(folder))) {
  const { register } = await import('tsx/esm/api');
  register();
  const isForPackage = process.env['_PACOTE_NO_PREPARE_'] !== undefined;
  await import(isForPackage ? './build.ts' : './build-program.ts').catch((error) => {
    console.warn(`The program could not be built, so that it runs from its sources: ${error}`);
  });
}

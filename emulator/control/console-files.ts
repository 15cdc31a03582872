import type { RequestHandler } from 'express';
import { readPackageFile } from '../package-files.ts';
import { readSentences } from '../reference/language/sentences.ts';

/** A page that shows what strangers send loads nothing from elsewhere, runs nothing that stands in it, and is in no frame. */
const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': policy,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  json: 'application/json; charset=utf-8',
};

/** The folders of the documents: that of their schemas, and that of their pictures. */
const ofDocuments: readonly (string | undefined)[] = ['docs/', 'docs/images/'];

/** A name in the folder of the console, in the one inside it, or in those of the documents. No name is made of dots, so that none leads elsewhere. */
const fileName = /^\/(assets\/|docs\/|docs\/images\/)?[\w-]+(?:\.[\w-]+)*\.(\w+)$/;

/** Where the console finds what contracts say in Chinese, by the English sentences. */
const sentencesPath = '/sentences.zh.json';

/** Serves the console at `/`. What is none of its files goes on to the control API. */
export function serveConsole(): RequestHandler {
  return ({ method, path }, response, next) => {
    const [name, folder, ending = ''] = fileName.exec(path === '/' ? '/index.html' : path) ?? [];
    const type = mediaTypes[ending];
    const isAsked = method === 'GET' || method === 'HEAD';
    if (isAsked && path === sentencesPath) {
      response.set({ ...headers, 'Cache-Control': 'no-store' }).json(readSentences());
      return;
    }
    const from = ofDocuments.includes(folder) ? '' : 'dist/console/';
    const file = isAsked && name !== undefined && type !== undefined && readPackageFile(from + name.slice(1));
    if (!file) {
      next();
      return;
    }
    const caching = cachingOf(folder, ending);
    response.set({ ...headers, 'Content-Type': type, 'Cache-Control': caching });
    response.send(Buffer.from(file));
  };
}

/** How long a browser may keep a file. */
function cachingOf(folder: string | undefined, ending: string): string {
  // The names in the inner folder hold a digest of what is in the file.
  if (folder === 'assets/') return 'max-age=31536000, immutable';
  // The page names the others. Browsers ask for its icon again with every place in it that is gone to.
  return ending === 'html' ? 'no-store' : 'max-age=3600';
}

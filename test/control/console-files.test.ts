import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard, startTimeout, understudy, type Running } from '../cli/program.ts';

let program: Running;
let url: string;

beforeAll(async () => {
  program = understudy('start', '--json', '--quiet', '--port', '0', '--token', 'open-sesame');
  await heard(program, 'stdout', /\n/);
  url = (JSON.parse(program.said.stdout) as { control: { baseUrl: string } }).control.baseUrl;
}, startTimeout);

afterAll(async () => {
  program.child.kill();
  await program.ended;
});

/** The status of an answer to headers that `fetch` would not send. */
function statusOf(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

/** The files that the page loads at once. */
async function filesOfPage(): Promise<readonly string[]> {
  const page = await (await fetch(`${url}/`)).text();
  return [...page.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(([, path]) => path!);
}

describe('the files of the console', () => {
  it('come without a token, while the control API asks for one', async () => {
    expect((await fetch(`${url}/`)).status).toBe(200);
    for (const path of await filesOfPage()) expect((await fetch(url + path)).status).toBe(200);
    expect((await fetch(`${url}/api/health`)).status).toBe(401);
  });

  it('forbid the page to load from elsewhere, to run what stands in it, and to be in a frame', async () => {
    const { headers } = await fetch(`${url}/`);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are no page of an address with another name, and no part of another site’s page', async () => {
    const { host } = new URL(url);
    expect(await statusOf('/', { host })).toBe(200);
    expect(await statusOf('/', { host: 'evil.example' })).toBe(403);
    expect(await statusOf('/', { host, origin: 'https://evil.example' })).toBe(403);
    const [script = ''] = (await filesOfPage()).filter((path) => path.endsWith('.js'));
    const embedded = { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect(await statusOf(script, embedded)).toBe(403);
  });

  it.each([
    '/../package.json',
    '/assets/../../../package.json',
    '/%2e%2e/package.json',
    '/assets/',
    '/nothing.js',
  ])('lead to nothing else: %s', async (path) => {
    const { host } = new URL(url);
    expect(await statusOf(path, { host, authorization: 'Bearer open-sesame' })).toBe(404);
  });

  it('may be kept by the browser for ever where their names change with what is in them, and the page never', async () => {
    const caching = async (path: string) => (await fetch(url + path)).headers.get('cache-control');
    expect(await caching('/')).toBe('no-store');
    const assets = (await filesOfPage()).filter((path) => path.startsWith('/assets/'));
    expect(assets.length).toBeGreaterThan(1);
    for (const path of assets) expect(await caching(path)).toContain('immutable');
    // The icon is asked for with each place in the page that is gone to.
    expect(await caching('/icon.svg')).toBe('max-age=3600');
  });

  it('are beside the schemas that the documents lead to', async () => {
    const reply = await fetch(`${url}/docs/config.schema.json`);
    expect(reply.headers.get('content-type')).toContain('application/json');
    expect(await reply.json()).toHaveProperty('properties');
  });

  it('name no other host', async () => {
    const texts = await Promise.all(
      ['/', ...(await filesOfPage())].map(async (path) => (await fetch(url + path)).text()),
    );
    const hosts = texts.flatMap((text) => text.match(/https?:\/\/(?!www\.w3\.org|preactjs)[\w.-]+/g) ?? []);
    expect(hosts).toEqual([]);
  });
});

describe('the sources of the page', () => {
  it('hold no script and no style of their own', () => {
    const page = readFileSync(new URL('../../console/index.html', import.meta.url), 'utf8');
    expect(page).not.toMatch(/<style|style=|<script(?![^>]* src=)|\son\w+=/);
  });
});

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExecReport } from '../../emulator/report/report.ts';
import { fileOf, runHere, startTimeout, understudy } from './program.ts';
import { clientOf } from './trials/clients.ts';

const node = process.execPath;

/** Sends a length of time as a text, which the gateway refuses with one code for everything. */
const mistyped = clientOf('that sends a text for a number');

/** Signs as it should, but writes the digest in lower case. */
const lowerCase = fileOf(
  'lower-case.mjs',
  `import { createHash } from 'node:crypto';
  const { POLYV_LIVE_BASE_URL, POLYV_LIVE_APP_ID: appId, POLYV_LIVE_APP_SECRET: secret } = process.env;
  const timestamp = String(Date.now());
  for (let count = 0; count < 7; count += 1) {
    const sign = createHash('md5').update(secret + 'appId' + appId + 'timestamp' + timestamp + secret).digest('hex');
    await fetch(POLYV_LIVE_BASE_URL + '/live/v4/chat/forbid/list?' + new URLSearchParams({ appId, timestamp, sign }));
  }`,
);

describe('the end of exec', () => {
  it(
    'says in a line each why calls were refused, what was found and how to see more',
    async () => {
      const { stderr } = await runHere('exec', '--', node, lowerCase);
      expect(stderr).toContain(
        'understudy: 7 calls were refused:\n  7 × polyv-live v4/chat/forbid/list → invalid signature. The digest is in lower case',
      );
      expect(stderr).toContain('→ Put the hexadecimal digits into upper case.');
      // On a slow machine the seven calls have pauses between them, and are less of a fault.
      expect(stderr).toMatch(/understudy: \d findings?:\n {2}(?:error|warning): /);
      expect(stderr).toContain('understudy: All of it is shown with --verbose.\n');
      expect(stderr).not.toContain('string to sign');
    },
    startTimeout,
  );

  it(
    'says all of it with --verbose',
    async () => {
      const { stderr } = await runHere('exec', '--verbose', '--', node, lowerCase);
      expect(stderr).toContain('string to sign:');
      expect(stderr).toMatch(/calls 1, 2, 3/);
      expect(stderr).not.toContain('--verbose');
    },
    startTimeout,
  );

  it(
    'names the field that was refused',
    async () => {
      const { stderr } = await runHere('exec', '--', node, mistyped);
      expect(stderr).toMatch(/→ 100002: Duration: .*it is the text "60"/);
    },
    startTimeout,
  );

  it(
    'counts and lists all of it as JSON',
    async () => {
      const { stderr } = await runHere('exec', '--json', '--', node, lowerCase);
      const told = JSON.parse(stderr) as {
        counts: { refused: number; findings: Record<string, number> };
        findings: readonly { severity: string }[];
        refusals: readonly { count: number; calls: readonly number[]; reason: string }[];
      };
      expect(told.counts).toMatchObject({ calls: 7, refused: 7, forgotten: 0 });
      expect(told.counts.findings['error']).toBe(
        told.findings.filter(({ severity }) => severity === 'error').length,
      );
      expect(told.refusals).toMatchObject([{ count: 7, calls: [1, 2, 3, 4, 5, 6, 7] }]);
      expect(told.refusals[0]?.reason).toContain('lower case');
    },
    startTimeout,
  );

  it(
    'goes into report.html, junit.xml, report.json and the annotations of GitHub',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
      const read = (name: string) => readFileSync(join(folder, name), 'utf8');
      process.env['GITHUB_ACTIONS'] = 'true';
      const kinds = ['--report', 'html,junit,json,github', '--report-dir', folder];
      const { stdout } = await runHere('exec', ...kinds, '--', node, lowerCase).finally(() => {
        delete process.env['GITHUB_ACTIONS'];
      });
      expect(stdout).toMatch(/^::notice title=Understudy%3A refused call::.*lower case/m);
      expect(read('junit.xml')).toMatch(/<testsuite name="refused call" tests="1" failures="0"/);
      expect(read('report.html')).toMatch(/Refused calls[^]*lower case[^]*string to sign:/);
      const report = JSON.parse(read('report.json')) as ExecReport;
      expect(report.findings.length).toBeGreaterThan(0);
      for (const { severity, title } of report.findings)
        expect(stdout).toMatch(
          new RegExp(
            `^::${severity === 'info' ? 'notice' : severity} title=Understudy%3A finding::${title}`,
            'm',
          ),
        );
      expect(report.refusals[0]).toMatchObject({ count: 7, advice: expect.stringContaining('upper case') });
      expect(report.lastCalls).toHaveLength(7);
    },
    startTimeout,
  );

  it(
    'tells calls that a fault refused from those that the client made wrong',
    async () => {
      const rule = { id: 'down', match: { vendor: 'tencent-chat' }, effect: { type: 'error', code: 60008 } };
      const faults = fileOf('faults.json', JSON.stringify([rule]));
      const { stderr } = await runHere('exec', '--faults', faults, '--', node, clientOf('that ends with 1'));
      expect(stderr).toContain('→ 60008: the fault down. → It may pass by itself');
    },
    startTimeout,
  );

  it(
    'counts calls before a reset in its JSON and in the reports too',
    async () => {
      const { stderr } = await runHere('exec', '--json', '--', node, clientOf('that resets its sandbox'));
      expect(JSON.parse(stderr)).toMatchObject({ counts: { calls: 3, forgotten: 2, refused: 1 } });
    },
    startTimeout,
  );

  it(
    'counts, finds and fails for what came before a reset at the end of the program',
    async () => {
      const { code, stderr } = await runHere(
        ...['exec', '--json', '--fail-on', 'finding:warning'],
        ...['--', node, clientOf('that makes mistakes and resets its sandbox at its end')],
      );
      const told = JSON.parse(stderr) as ExecReport & { counts: unknown };
      expect(told.counts).toMatchObject({ calls: 3, forgotten: 3, refused: 2 });
      expect(told.outcomes).toHaveLength(2);
      expect(told.findings).toMatchObject([{ rule: 'retry-of-a-final-error', count: 1, evidence: [] }]);
      expect(told.refusals).toMatchObject([{ count: 2, calls: [] }]);
      expect(told.unmet).toEqual(['There is 1 finding of the severity warning or error.']);
      expect(code).toBe(1);
    },
    startTimeout,
  );

  it(
    'counts, finds and fails for what came before 16 MB of other calls',
    async () => {
      const { code, stderr } = await understudy(
        ...['exec', '--json', '--fail-on', 'finding:warning'],
        ...['--', node, clientOf('that makes its only mistakes first')],
      ).ended;
      const told = JSON.parse(stderr) as Pick<ExecReport, 'findings' | 'unmet'> & { counts: unknown };
      expect(told.counts).toMatchObject({ calls: 52, refused: 2 });
      expect(told.findings).toMatchObject([{ rule: 'retry-of-a-final-error', evidence: [1, 2] }]);
      expect(told.unmet).toEqual(['There is 1 finding of the severity warning or error.']);
      expect(code).toBe(1);
    },
    startTimeout,
  );

  it(
    'tells of what came to a port and was no call',
    async () => {
      const { stderr } = await runHere('exec', '--', node, clientOf('that speaks TLS'));
      expect(stderr).toMatch(/understudy: What came and was no call:\n {2}.*certificate.*Write http:\/\//);
      expect(stderr).toMatch(/No call arrived\. .*Something else came: /);
    },
    startTimeout,
  );
});

describe('a run without a call', () => {
  const silenceOf = async (text: string, environment: Readonly<Record<string, string>> = {}) => {
    Object.assign(process.env, environment);
    const { stderr } = await runHere('exec', '--', node, fileOf('client.mjs', text)).finally(() => {
      for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name);
    });
    return stderr;
  };

  it.each([
    [
      'const url = process.env.POLYV_URL;',
      'client.mjs reads POLYV_URL, and the address stands in POLYV_LIVE_BASE_URL.',
    ],
    [
      'process.env.TENCENT_CHAT_BASEURL',
      'reads TENCENT_CHAT_BASEURL, and the address stands in TENCENT_CHAT_BASE_URL.',
    ],
    [
      'process.env.POLYV_LIVE_BASE_URL',
      'client.mjs names POLYV_LIVE_BASE_URL: did the run come as far as a call',
    ],
    [
      'const url = "https://console.tim.qq.com";'.replace(/^/, '// '),
      'names console.tim.qq.com: it may call the vendor',
    ],
    ['// http://localhost:4011', 'names localhost:4011, and the ports are others in each run.'],
    ['console.log(1)', 'client.mjs names no variable of the emulator.'],
  ])('says what may be wrong: %s', async (text, sentence) => {
    expect(await silenceOf(text)).toContain(sentence);
  });

  it.each([
    [
      'fetch(process.env.CHAT_URL).catch(() => 0)',
      'The command line reads CHAT_URL, and the address stands in TENCENT_CHAT_BASE_URL.',
    ],
    [
      'void process.env.TENCENT_CHAT_BASE_URL',
      'The command line names TENCENT_CHAT_BASE_URL: did the run come',
    ],
  ])('says what may be wrong with a program in the command line: %s', async (text, sentence) => {
    const { stderr } = await runHere('exec', '--', node, '-e', text);
    expect(stderr).toContain(sentence);
  });

  it('says which variable of the user points at the vendor', async () => {
    const stderr = await silenceOf('', { CHAT_HOST: 'https://console.tim.qq.com' });
    expect(stderr).toContain('CHAT_HOST is set to an address of console.tim.qq.com');
  });

  it(
    'says so where the command has called in a sandbox of its own',
    async () => {
      const text = `
        const url = process.env.UNDERSTUDY_CONTROL_URL + '/api/sandboxes';
        const made = await (await fetch(url, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })).json();
        await fetch(made.env.TENCENT_CHAT_BASE_URL + '/v4/live_engine_http_srv/ban_member?sdkappid=' + made.env.TENCENT_CHAT_SDKAPPID, { method: 'POST' });`;
      const { stderr } = await runHere('exec', '--', node, '--input-type=module', '-e', text);
      expect(stderr).toContain(
        'No call arrived in the sandbox that the command was given. 1 call went to other',
      );
    },
    startTimeout,
  );

  it('ends with the code of the command, and says so as JSON', async () => {
    const { code, stderr } = await runHere('exec', '--json', '--', 'true');
    expect(code).toBe(0);
    expect((JSON.parse(stderr) as { silence: string }).silence).toMatch(/^No call arrived\./);
  });
});

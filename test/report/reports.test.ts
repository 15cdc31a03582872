import { describe, expect, it } from 'vitest';
import { writeAnnotations, writeStepSummary } from '../../emulator/report/github.ts';
import { writeHtml } from '../../emulator/report/html.ts';
import type { Page } from '../../emulator/report/page.ts';
import { untranslated } from '../../emulator/report/words.ts';
import { writeJunit } from '../../emulator/report/junit.ts';
import { pageOf } from '../../emulator/report/write-reports.ts';
import { execReport, finding, hostile, trialRow, trialsReport } from './sample.ts';
import { readSentences } from '../../emulator/reference/language/sentences.ts';
import { createTeller } from '../../emulator/reference/language/tell.ts';
import { readXml } from './xml.ts';

const hostilePage = pageOf(
  execReport({
    command: hostile,
    exitCode: 1,
    findings: [finding({ title: hostile, detail: hostile, advice: hostile, operation: hostile })],
    unmet: [hostile],
  }),
);

describe('report.html', () => {
  it('brings everything along and forbids the browser to load more', () => {
    const html = writeHtml(pageOf(execReport({ findings: [finding()] })));
    expect(html).not.toMatch(/<(script|link|img|iframe|object|embed|a)\b|@import|url\(|\ssrc=/i);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).toContain('Something is wrong [a-rule]');
    expect(html).toContain('Do it otherwise.');
  });

  it('escapes whatever it shows', () => {
    const html = writeHtml(hostilePage);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp;');
  });

  it('shows what a failing run wrote', () => {
    const row = trialRow({ verdict: 'stormed', output: 'again <and> again' });
    const html = writeHtml(pageOf(trialsReport([trialRow(), row])));
    expect(html).toContain('<pre>again &lt;and&gt; again</pre>');
    expect(html).toContain('class="bad"><span class="in-english" lang="en">stormed</span>');
  });
});

describe('the pictures of report.html', () => {
  const limits = [{ vendor: 'a-vendor', operation: 'an/operation', limit: 2, perSeconds: 1 }];
  const callAt = (time: string, id: number) => ({
    id,
    time,
    vendor: 'a-vendor',
    operation: 'an/operation',
    outcome: 'success',
    faults: [],
  });

  it('draw calls against the limit by its windows, and mark the windows that are above it', () => {
    const times = ['00.100', '00.500', '00.900', '02.000'].map((time) => `2026-01-01T00:00:${time}Z`);
    const [meter] = pageOf(execReport({ limits, lastCalls: times.map(callAt) })).meters;
    expect(meter?.windows.map(({ count }) => count)).toEqual([3, 0, 1]);
    const html = writeHtml(pageOf(execReport({ limits, lastCalls: times.map(callAt) })));
    expect(html.match(/<rect class="over"/g)).toHaveLength(1);
  });

  it('say in both languages how close calls came to a limit', () => {
    const html = writeHtml(pageOf(execReport({ limits, lastCalls: [callAt('2026-01-01T00:00:00Z', 1)] })));
    expect(html).toContain('at most 1 of 2 in a second<');
    expect(html).toContain('每秒最多 1 / 2<');
  });

  it('leave out windows without calls where hours lie between calls', () => {
    const times = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'];
    const [meter] = pageOf(execReport({ limits, lastCalls: times.map(callAt) })).meters;
    expect(meter?.windows.map(({ count }) => count)).toEqual([1, 1]);
    expect(meter?.isGapped).toBe(true);
  });

  it('colour each outcome of an operation, and each run, by what became of it', () => {
    const exec = writeHtml(pageOf(execReport()));
    expect(exec).toContain(
      '<li class="cell so-so"><span class="in-english" lang="en" title="success: met">success<',
    );
    expect(exec).toContain('<span class="in-chinese" lang="zh-CN" title="成功：遇到">成功<');
    const html = writeHtml(pageOf(trialsReport([trialRow({ verdict: 'hung' })])));
    expect(html).toContain(
      '<li class="cell bad"><span class="in-english" lang="en" title="60007: too often: hung">60007<',
    );
    expect(html).toContain('title="60007: too often：卡住">60007<');
  });
});

describe('the words of report.html', () => {
  const textsOf = ({ title, facts, tables, heat }: Page) => [
    title,
    ...facts.map(([label]) => label),
    ...tables.flatMap((table) => [table.title, table.empty, ...table.columns]),
    ...[heat.title, heat.empty, ...heat.states],
  ];

  it('are all there in Chinese, and one of both languages is shown', () => {
    const pages = [pageOf(execReport({ silence: 'x', forgotten: 1 })), pageOf(trialsReport([trialRow()]))];
    expect(untranslated(pages.flatMap(textsOf))).toEqual([]);
    expect(writeHtml(pages[0]!, 'zh')).toContain('id="chinese" checked');
  });

  it('are beside what is said of calls, in Chinese too, and what was signed stays', () => {
    const explanation =
      'a-vendor: no (check: fields)\nThe call was accepted.\n\n  The body is empty [body-empty]\n    → Send the whole body, and a Content-Length that fits it.\n\nAs the client must have computed it:\n  string to sign:\n    empty';
    const refusal = {
      ...{ vendor: 'a-vendor', outcome: 'no', count: 1, calls: [3], meaning: 'the body is not JSON' },
      reason: 'Duration: a whole number; it is the text "x" (nearest: "Durations") (assumption: a-vendor.b).',
      advice: 'Send the whole body, and a Content-Length that fits it.',
      explanation,
    };
    const detail = 'Limit has 300 entries; at most 200 are allowed.';
    const report = execReport({ refusals: [refusal], findings: [finding({ detail })] });
    const html = writeHtml(pageOf(report), 'zh', createTeller(readSentences()));
    const said = [...html.matchAll(/class="in-chinese" lang="zh-CN">([^<]*)</g)].map(([, text]) => text);
    expect(said).toEqual(
      expect.arrayContaining([
        'Limit 有 300 项，最多允许 200 项。',
        '请求体不是 JSON',
        'Duration：应为整数；收到文本 &quot;x&quot;（最接近的是 &quot;Durations&quot;）（假设：a-vendor.b）。',
        '第 3 次调用为什么被拒：a-vendor → no',
        'a-vendor: no (check: fields)\n调用已被接受。\n\n  请求体为空 [body-empty]\n    → 发送完整的请求体，Content-Length 与它一致。\n\n客户端多半这样计算：\n  待签名字符串：\n    empty',
      ]),
    );
  });
});

describe('junit.xml', () => {
  it('is well-formed, whatever stands in it', () => {
    expect(readXml(writeJunit(hostilePage))[0]).toMatchObject({ name: 'testsuites' });
  });

  it('counts a finding of the severity error as a failure, and a warning not', () => {
    const findings = [finding(), finding({ rule: 'another-rule', severity: 'warning' })];
    const elements = readXml(writeJunit(pageOf(execReport({ findings }))));
    const suite = elements.find(({ attributes }) => attributes['name'] === 'finding');
    expect(suite?.attributes).toMatchObject({ tests: '2', failures: '1', skipped: '0' });
    expect(elements.filter(({ name }) => name === 'failure')).toHaveLength(1);
  });

  it('says how long a run took, and skips one that says nothing', () => {
    const rows = [
      trialRow(),
      trialRow({ id: 'b', verdict: 'missed' }),
      trialRow({ id: 'c', verdict: 'hung' }),
    ];
    const elements = readXml(writeJunit(pageOf(trialsReport(rows))));
    const cases = elements.filter(({ name }) => name === 'testcase');
    expect(cases.map(({ attributes }) => attributes['time'])).toEqual(['0.250', '0.250', '0.250']);
    expect(elements[0]?.attributes).toMatchObject({ tests: '3', failures: '1', skipped: '1', time: '0.750' });
  });

  it('fails for the exit code, for a fault that had to fire, and for a demand', () => {
    const faults = [{ id: 'down', fired: 0, mustFire: true }];
    const report = execReport({ exitCode: 3, faults, unmet: ['The coverage is 1 %.'] });
    const failures = readXml(writeJunit(pageOf(report))).filter(({ name }) => name === 'failure');
    expect(failures.map(({ attributes }) => attributes['message'])).toEqual([
      'The command ended with the code 3.',
      'The fault &quot;down&quot; had to fire and did not.',
      'The coverage is 1 %.',
    ]);
  });
});

describe('GitHub', () => {
  it('gets an annotation of the level of each finding', () => {
    const findings = [finding(), finding({ severity: 'warning' }), finding({ severity: 'info' })];
    const lines = writeAnnotations(pageOf(execReport({ findings })))
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => line.split(' ', 1)[0])).toEqual(['::error', '::warning', '::notice']);
  });

  it('gets no line that a text has smuggled in', () => {
    const text = writeAnnotations(
      pageOf(execReport({ findings: [finding({ title: 'a\n::error::b', detail: '100%' })] })),
    );
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).toContain(String.raw`a%0A\::error::b`);
    expect(text).toContain('100%25');
  });

  it('gets a summary whose tables nothing breaks', () => {
    const summary = writeStepSummary(hostilePage);
    expect(summary).toContain('### Findings');
    expect(summary).not.toContain('<script>');
    const [, columns] = /\n(\| severity .*)\n/.exec(summary) ?? [];
    const [, row] = /\n(\| error .*)\n/.exec(summary) ?? [];
    const cells = (line = '') => line.split(/(?<!\\)\|/).length;
    expect(cells(row)).toBe(cells(columns));
  });
});

import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { writeHtml } from '../../emulator/report/html.ts';
import { pageOf } from '../../emulator/report/write-reports.ts';
import { fileOf } from '../cli/program.ts';
import { execReport, finding, hostile, trialRow, trialsReport } from '../report/sample.ts';
import { describeInBrowser, itHasNoBarriers } from './browser.ts';

const limits = [{ vendor: 'a-vendor', operation: 'an/operation', limit: 2, perSeconds: 1 }];
const call = { vendor: 'a-vendor', operation: 'an/operation', outcome: 'success', faults: [] };
const lastCalls = [{ ...call, id: 1, time: '2026-01-01T00:00:00Z' }];
const run = execReport({ limits, lastCalls, findings: [finding({ title: hostile, detail: hostile })] });
const trials = trialsReport([trialRow(), trialRow({ id: 'b', verdict: 'crashed', output: hostile })]);

const addressOf = (name: string, text: string): string => pathToFileURL(fileOf(name, text)).href;

describeInBrowser('report.html', ({ open }) => {
  it('changes its language with one click, and needs no script for it', async () => {
    const page = await open(addressOf('exec.html', writeHtml(pageOf(run))), { javaScriptEnabled: false });
    await page.getByRole('heading', { name: 'Understudy: one run' }).waitFor();
    await page.getByLabel('中文').check();
    await page.getByRole('heading', { name: 'Understudy：一次运行' }).waitFor();
    expect(await page.getByText('Refused calls', { exact: true }).isVisible()).toBe(false);
  });

  itHasNoBarriers(
    open,
    () => addressOf('sweep.html', writeHtml(pageOf(trials), 'zh')),
    (page) => page.getByRole('heading', { level: 1 }).waitFor(),
  );
});

import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDemands, unmetDemands } from '../../emulator/report/fail-on.ts';
import { writeReports } from '../../emulator/report/write-reports.ts';
import { execReport, finding } from './sample.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'understudy-'));

describe('the reports', () => {
  it('are written where they are asked for, and no others', () => {
    const folder = join(newFolder(), 'deep', 'down');
    const targets = { kinds: ['json', 'junit'], folder, environment: {}, print: () => undefined } as const;
    const files = writeReports(execReport(), targets);
    expect(files).toEqual([join(folder, 'junit.xml'), join(folder, 'report.json')]);
    expect(readdirSync(folder).toSorted()).toEqual(['junit.xml', 'report.json']);
    expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual(execReport());
  });

  it.each([
    ['GitHub', { GITHUB_ACTIONS: 'true' }, 1],
    ['another machine', {}, 0],
  ])('annotate only where somebody reads it: %s', (_, environment, count) => {
    const said: string[] = [];
    const folder = join(newFolder(), 'none');
    const print = (text: string) => void said.push(text);
    writeReports(execReport({ findings: [finding()] }), { kinds: ['github'], folder, environment, print });
    expect(said).toHaveLength(count);
    expect(existsSync(folder)).toBe(false);
  });

  it('add a summary to the file that GitHub names', () => {
    const file = join(newFolder(), 'summary.md');
    const environment = { GITHUB_STEP_SUMMARY: file };
    const targets = { kinds: ['github'], folder: '', environment, print: () => undefined } as const;
    writeReports(execReport(), targets);
    writeReports(execReport(), targets);
    expect(readFileSync(file, 'utf8').match(/^## Understudy/gm)).toHaveLength(2);
  });
});

describe('the demands on a run', () => {
  const run = execReport({ findings: [finding({ severity: 'warning' })] });

  it.each([
    ['finding:error', 0],
    ['finding:warning', 1],
    ['finding:info', 1],
    ['coverage:50', 0],
    ['met:75', 0],
    ['met:75.5,coverage:51', 2],
    ['coverage:50.5', 1],
    ['finding:info, coverage:80', 2],
  ])('are met or not: %s', (text, count) => {
    const demands = readDemands(text);
    expect(typeof demands === 'string' ? demands : unmetDemands(demands, run)).toHaveLength(count);
  });

  it.each(['finding:bad', 'coverage:101', 'met:x', 'coverage:', 'calls:3', ''])(
    'are refused in a sentence: "%s"',
    (text) => {
      expect(readDemands(text)).toMatch(/is no demand: give info, warning, error, or coverage:/);
    },
  );
});

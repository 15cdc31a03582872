import { escapeMarkup } from './escape-markup.ts';
import type { HeatMap, Meter } from './page.ts';
import type { CallRow, LimitRow } from './report.ts';
import { toneOf } from './tones.ts';
import { tellCell, type Tell } from './tell-page.ts';
import { inBoth, say, wordOf } from './words.ts';

/** What became of what, as coloured cells: a row for each operation. */
export function drawHeatMap({ title, states, rows, empty }: HeatMap, tell: Tell): string {
  const heading = `<h2>${say(title)}</h2>`;
  if (rows.length === 0) return `${heading}\n<p class="quiet">${say(empty)}</p>`;
  const legend = states.map((state) => `<li class="${cellClass(state)}">${say(state)}</li>`).join('');
  const list = rows.map(({ label, cells }) => {
    const drawn = cells.map((cell) => drawCell(cell, tell)).join('');
    return `<li><span class="name">${nameRow(label)}</span><ul class="cells">${drawn}</ul></li>`;
  });
  return `${heading}\n<ul class="legend">${legend}</ul>\n<ul class="heat">\n${list.join('\n')}\n</ul>`;
}

/** The name of a row; a star stands for whatever operation a call was meant for. */
function nameRow(label: string): string {
  const vendor = label.endsWith(' *') ? label.slice(0, -2) : undefined;
  return vendor === undefined
    ? escapeMarkup(label)
    : inBoth(`${vendor}, every operation`, `${vendor}，所有接口`);
}

/** A cell in both languages, of which the reader sees one: a tooltip has no two. */
function drawCell({ label, title, state }: HeatMap['rows'][number]['cells'][number], tell: Tell): string {
  const isOutcome = label === title;
  const told = (isOutcome ? tellCell('outcome', title, tell) : tell(title)) ?? title;
  const [name = ''] = isOutcome || told === title ? [told === title ? label : told] : told.split('：');
  const inEnglish = writeSpan('en', label, `${title}: ${state}`);
  const inChinese = writeSpan('zh-CN', name, `${told}：${wordOf(state) ?? state}`);
  return `<li class="${cellClass(state)}">${inEnglish}${inChinese}</li>`;
}

function writeSpan(language: 'en' | 'zh-CN', text: string, title: string): string {
  const look = language === 'en' ? 'in-english' : 'in-chinese';
  return `<span class="${look}" lang="${language}" title="${escapeMarkup(title)}">${escapeMarkup(text)}</span>`;
}

function cellClass(state: string): string {
  return ['cell', toneOf(state)].filter(Boolean).join(' ');
}

/** So many windows a picture shows one by one. */
const mostWindows = 120;

/** The calls of each limited operation by the windows of its limit, so that they can be drawn against it. */
export function metersOf(calls: readonly CallRow[], limits: readonly LimitRow[]): readonly Meter[] {
  return limits.flatMap(({ vendor, operation, limit, perSeconds }) => {
    const size = perSeconds * 1000;
    const counts = new Map<number, number>();
    for (const call of calls) {
      const at = Math.floor(Date.parse(call.time) / size);
      if (call.vendor === vendor && call.operation === operation && Number.isFinite(at))
        counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    if (counts.size === 0) return [];
    const first = Math.min(...counts.keys());
    const last = Math.max(...counts.keys());
    // A test moves its clock by hours, and nobody wants to look at thousands of empty windows.
    const isGapped = last - first >= mostWindows;
    const windows = isGapped
      ? [...counts.keys()].toSorted((one, other) => one - other).slice(-mostWindows)
      : Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return [
      {
        label: `${vendor} ${operation}`,
        limit,
        perSeconds,
        isGapped,
        windows: windows.map((at) => ({
          from: new Date(at * size).toISOString(),
          count: counts.get(at) ?? 0,
        })),
      },
    ];
  });
}

/** The calls of each limited operation, window by window, below the line of the limit where that is in sight. */
export function drawMeters(meters: readonly Meter[]): string {
  if (meters.length === 0) return '';
  const note = meters.some(({ isGapped }) => isGapped)
    ? `<p class="quiet">${say('Windows without calls are left out.')}</p>`
    : '';
  return `<h2>${say('Calls over time, against the limits')}</h2>\n${note}${meters.map(drawMeter).join('\n')}`;
}

const width = 600;
const height = 44;

function drawMeter({ label, limit, perSeconds, windows }: Meter): string {
  const highest = Math.max(...windows.map(({ count }) => count), 1);
  const top = highest * 4 >= limit ? Math.max(highest, limit) : highest;
  const step = Math.min(24, width / windows.length);
  const bars = windows.map(({ from, count }, index) => {
    const size = (count / top) * (height - 4);
    const over = count > limit ? ' class="over"' : '';
    const place = `x="${round(index * step)}" y="${round(height - 1 - size)}"`;
    return `<rect${over} ${place} width="${round(step * 0.8)}" height="${round(size)}"><title>${from}: ${count}</title></rect>`;
  });
  const y = round(height - 1 - (limit / top) * (height - 4));
  const line = top >= limit ? `<line x1="0" x2="${width}" y1="${y}" y2="${y}"/>` : '';
  const base = `<line class="base" x1="0" x2="${width}" y1="${height - 0.5}" y2="${height - 0.5}"/>`;
  const most = `${highest} / ${limit}`;
  const said = inBoth(
    `at most ${highest} of ${limit} in ${perSeconds === 1 ? 'a second' : `${perSeconds} seconds`}`,
    `${perSeconds === 1 ? '每秒' : `每 ${perSeconds} 秒`}最多 ${most}`,
  );
  return `<div class="meter"><span>${escapeMarkup(label)}</span><svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${escapeMarkup(`${label}: ${most}`)}">${bars.join('')}${base}${line}</svg><span>${said}</span></div>`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

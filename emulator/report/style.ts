/** The look of the console, in as much as a page without scripts, fonts and pictures can have it. */
export const style = `
:root { color-scheme: light dark; --paper: light-dark(#fff, #101218); --raised: light-dark(#fff, #171a22);
  --ground: light-dark(#f6f7f9, #0b0c10); --line: light-dark(#e3e6eb, #262a35); --ink: light-dark(#1a1d26, #e8eaf0);
  --soft: light-dark(#596173, #9aa2b4); --accent: light-dark(#4f46e5, #9a95ff);
  --good: light-dark(#14713d, #5fd08f); --good-ground: light-dark(#e5f5ec, #12301f);
  --bad: light-dark(#b3261e, #ff9a92); --bad-ground: light-dark(#fdeceb, #3b1917);
  --warn: light-dark(#8a5300, #f2b95c); --warn-ground: light-dark(#fdf2df, #37270c);
  font: 14px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif;
  color: var(--ink); background: var(--paper); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 24px 20px 64px; }
header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; justify-content: space-between; }
h1 { font-size: 22px; line-height: 1.3; margin: 0; } h2 { font-size: 15px; margin: 32px 0 10px; }
.language { display: flex; gap: 12px; margin: 0; padding: 0; border: 0; color: var(--soft); font-size: 12.5px; }
.language label { display: inline-flex; gap: 4px; align-items: center; min-height: 24px; cursor: pointer; }
body:has(#chinese:checked) .in-english, body:has(#english:checked) .in-chinese { display: none; }
.verdict { margin: 14px 0 0; padding: 10px 14px; border-radius: 8px; font-weight: 600; }
.verdict.good { background: var(--good-ground); } .verdict.bad { background: var(--bad-ground); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(140px, 100%), 1fr)); gap: 10px; margin: 16px 0 0; }
.facts > div { border: 1px solid var(--line); border-radius: 8px; background: var(--raised); padding: 10px 14px; min-width: 0; }
.facts > .long { grid-column: 1 / -1; }
dt { color: var(--soft); font-size: 12.5px; } dd { margin: 2px 0 0; font-size: 17px; font-weight: 600; overflow-wrap: anywhere; }
.long dd { font-size: 14px; font-weight: 400; }
.wide { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
tbody tr:last-child td { border-bottom: 0; } th { color: var(--soft); font-weight: 550; background: var(--ground); white-space: nowrap; }
.heat { display: grid; gap: 0; margin: 0; padding: 0; list-style: none; }
.heat > li { display: grid; grid-template-columns: 260px minmax(0, 1fr); gap: 14px; padding: 7px 0; border-top: 1px solid var(--line); }
.heat span.name, .meter > span { overflow-wrap: anywhere; min-width: 0; }
.cells, .legend { display: flex; flex-wrap: wrap; gap: 4px; align-content: start; align-items: start; margin: 0; padding: 0; list-style: none; }
.legend { margin-bottom: 10px; }
.cell { padding: 1px 8px; border-radius: 4px; font-size: 12px; color: var(--soft); background: var(--ground); overflow-wrap: anywhere; }
.cell.good { color: var(--good); background: var(--good-ground); } .cell.bad { color: var(--bad); background: var(--bad-ground); }
.cell.so-so { color: var(--warn); background: var(--warn-ground); }
.meter { display: grid; grid-template-columns: 260px minmax(0, 1fr) 190px; gap: 14px; align-items: center; padding: 8px 0; border-top: 1px solid var(--line); }
.meter > :last-child { text-align: right; } td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.meter svg { width: 100%; height: 44px; } .meter rect { fill: var(--accent); } .meter .over { fill: var(--bad); }
.meter line { stroke: var(--bad); stroke-dasharray: 4 3; } .meter .base { stroke: var(--line); stroke-dasharray: none; }
pre { background: var(--ground); border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: 12.5px/1.5 ui-monospace, Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace; }
details { margin-top: 12px; } summary { cursor: pointer; } summary h2 { display: inline; }
details[open] > .wide { margin-top: 10px; }
.quiet { color: var(--soft); } td.bad { color: var(--bad); font-weight: 600; } td.good { color: var(--good); } td.so-so { color: var(--warn); }
@media (max-width: 700px) { .heat > li, .meter { grid-template-columns: minmax(0, 1fr); gap: 4px; } .meter > :last-child { text-align: left; } }
@media print { .language { display: none; } }
`;

/** How the page of a proof looks, by day and by night. */

/** The style sheet. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fbfbf9; --card: #fff; --ink: #1d2126; --faint: #667; --line: #d9dbe0;
  --accent: #1f5fbf; --good: #157347; --bad: #b3261e;
  --body: #15803d; --check: #2563eb; --inconclusive: #a21caf; --unnoticed: #d4d7dd; --same: #f0f1f3; --untried: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --card: #1b1f24; --ink: #e4e7eb; --faint: #98a2ad; --line: #333a42;
  --accent: #7ab0ff; --good: #4cc38a; --bad: #ff7b72;
  --body: #3fb56b; --check: #6ea3ff; --inconclusive: #d98bf0; --unnoticed: #4a525c; --same: #262b31; --untried: #14171a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 system-ui, sans-serif; }
main { max-width: 1500px; margin: 0 auto; padding: 20px 24px 60px; }
h1 { font-size: 22px; margin: 0 0 2px; } h2 { font-size: 16px; margin: 26px 0 8px; }
code, .mono { font: 12.5px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.faint { color: var(--faint); } .good { color: var(--good); } .bad { color: var(--bad); }
.tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 14px 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 8px 16px; min-width: 190px; }
.tile b { display: block; font-size: 24px; }
.open { background: var(--card); border: 1px solid var(--bad); border-radius: 8px; padding: 8px 16px; margin: 10px 0; }
.open ul { margin: 4px 0; padding-left: 18px; max-height: 220px; overflow: auto; }
.filters { position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: 10px 16px; align-items: end;
  background: var(--paper); padding: 8px 0; border-bottom: 1px solid var(--line); }
.filters label { display: grid; font-size: 12px; color: var(--faint); }
input, select, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 4px 8px; }
input { width: 250px; } button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 6px 0; font-size: 12.5px; color: var(--faint); }
.swatch { display: inline-block; width: 12px; height: 12px; border: 1px solid var(--line); border-radius: 2px; margin-right: 5px; vertical-align: -1px; }
.untried { background: repeating-linear-gradient(45deg, var(--untried) 0 3px, var(--line) 3px 4px); }
.scroll { overflow: auto; }
.heat { border-collapse: separate; border-spacing: 2px; }
.heat th { font-weight: 500; font-size: 12px; color: var(--faint); text-align: right; padding: 2px 6px; white-space: nowrap; }
.heat thead th { vertical-align: bottom; height: 8.5em; } .heat thead th span { writing-mode: vertical-rl; transform: rotate(180deg); }
.heat td { padding: 0; } .heat tfoot td { text-align: center; font-size: 11.5px; color: var(--faint); padding-top: 3px; }
.heat button { width: 50px; height: 26px; padding: 0; border-radius: 4px; border-color: transparent; font-size: 12px;
  background: color-mix(in srgb, var(--body) calc(var(--share) * 1%), var(--same)); }
.heat button.strong { color: #fff; } .heat button[aria-pressed=true] { border: 2px solid var(--ink); }
@media (prefers-color-scheme: dark) { .heat button.strong { color: #06130b; } }
.heat button.none { color: var(--faint); background: transparent; border-color: var(--line); border-style: dotted; }
.gridwrap { display: flex; max-height: 62vh; overflow: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.rows { position: sticky; left: 0; z-index: 2; background: var(--card); border-right: 1px solid var(--line); padding: 0 8px 0 4px; flex: none; }
.rows button { display: block; height: 16px; line-height: 16px; padding: 0 4px; border: 0; border-radius: 0; background: none; text-align: left;
  font: 11.5px/16px ui-monospace, monospace; max-width: 340px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.rows button.here { background: var(--accent); color: var(--paper); } .rows button.unseen { color: var(--faint); }
canvas { display: block; flex: none; cursor: crosshair; }
.cell { display: grid; gap: 3px; min-height: 118px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 8px 14px; margin-bottom: 8px; align-content: start; }
.tabs { display: flex; gap: 6px; margin: 26px 0 8px; } .tabs [aria-selected=true] { border-color: var(--accent); color: var(--accent); font-weight: 600; }
table.list { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); }
.list th, .list td { text-align: left; padding: 4px 10px; border-bottom: 1px solid var(--line); vertical-align: top; }
.list th { position: sticky; top: 58px; background: var(--card); z-index: 3; } .list th button { border: 0; padding: 0; background: none; font-weight: 600; }
.list td.number, .list th.number { text-align: right; } .list td:first-child button { border: 0; padding: 0; background: none; text-align: left; color: var(--accent); font: 12.5px/1.4 ui-monospace, monospace; }
.more { padding: 4px 0 8px 12px; } .more li { margin: 3px 0; } .more ul { margin: 0; padding-left: 16px; max-height: 360px; overflow: auto; }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 4px; padding: 0 5px; font-size: 11.5px; }
.tag.body { color: var(--body); border-color: var(--body); } .tag.check { color: var(--check); border-color: var(--check); }
`;

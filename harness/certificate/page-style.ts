/** How the page of a certificate looks: by day, by night, and on paper. */

/** The style sheet. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: light-dark(#fff, #14171a); --ink: light-dark(#1d2126, #e4e7eb);
  --faint: light-dark(#515964, #a3adb8); --line: light-dark(#dcdee3, #333a42); --soft: light-dark(#f5f6f8, #1b1f24);
  --accent: light-dark(#1f5fbf, #7ab0ff); --pass: light-dark(#126b3f, #4cc38a); --fail: light-dark(#b3261e, #ff8a82);
  --warn: light-dark(#7d5200, #e3b341); --partial: light-dark(#86198f, #e08bf0); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 40px 32px 64px; max-width: 940px; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre { font: 0.9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: 8px 0; padding: 10px 14px; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }
.faint, .none { color: var(--faint); }
header { border: 1px solid var(--line); border-top: 6px solid var(--accent); border-radius: 8px; padding: 22px 28px 16px; }
.kind { margin: 0; color: var(--faint); letter-spacing: 0.02em; } .kind b { color: var(--accent); margin-right: 6px; }
h1 { margin: 4px 0 14px; font-size: 30px; line-height: 1.2; font-weight: 650; }
h2 { margin: 0 0 8px; font-size: 18px; font-weight: 650; }
section { margin: 30px 0 0; }
.claim { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 14px; margin: 0 0 16px; padding: 12px 16px; border-radius: 6px;
  border: 1px solid var(--verdict); background: color-mix(in srgb, var(--verdict) 7%, var(--paper)); font-size: 16px; }
.claim strong { color: var(--verdict); font-size: 20px; } .claim > span { flex: 1 1 16em; }
.pass, .conformant { --verdict: var(--pass); } .fail, .departures { --verdict: var(--fail); } .warn { --verdict: var(--warn); }
.partial, .inconclusive { --verdict: var(--partial); } .skip, .untested, .not-testable { --verdict: var(--faint); }
dl { margin: 0; } dl div { display: grid; grid-template-columns: 11.5em 1fr; gap: 0 14px; padding: 4px 0; border-top: 1px solid var(--line); }
header dl div { grid-template-columns: 6.5em 1fr; } dt { color: var(--faint); } dd { margin: 0; }
ul, ol { margin: 0; padding-left: 20px; } li { margin: 0 0 6px; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); gap: 0 36px; }
table { width: 100%; margin: 0 0 18px; border-collapse: collapse; }
caption { text-align: left; color: var(--faint); padding-bottom: 4px; }
th, td { text-align: left; vertical-align: top; font-weight: 400; padding: 5px 10px 5px 0; border-top: 1px solid var(--line); }
thead th { color: var(--faint); font-size: 0.92em; border-top: 0; border-bottom: 1px solid var(--ink); }
.numbers { table-layout: fixed; } .numbers thead th:first-child { width: 26%; }
.numbers th:not(:first-child), .numbers td { text-align: right; padding-right: 4px; font-variant-numeric: tabular-nums; }
.amounts th:not(:first-child), .amounts td { width: 7em; text-align: right; padding-right: 4px; }
td b { color: var(--verdict); }
.found tbody th { width: 34%; } .statements tbody th { width: 9.5em; } .statements td:nth-child(2), .found td:nth-child(2) { width: 8.5em; }
.badge { color: var(--verdict); font-weight: 600; font-size: 0.92em; white-space: nowrap; }
@media (max-width: 560px) {
  body { padding: 14px 14px 40px; font-size: 14px; } header { padding: 16px; } h1 { font-size: 24px; }
  dl div, header dl div { grid-template-columns: 1fr; }
  .numbers thead th { font-size: 0.78em; } .statements tbody th { width: 7.5em; }
  .found thead, .found thead + tbody td:nth-child(2) { width: auto; } .found tr, .found th, .found td { display: block; width: auto; padding-right: 0; }
  .found tbody th { width: auto; } .found td { border-top: 0; padding-top: 0; } .found thead { display: none; }
}
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9px system-ui, sans-serif; color: #515964; } }
@media print {
  :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10.5pt; }
  header, .claim { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, caption, thead { break-after: avoid; } tr, dl div, li, .claim { break-inside: avoid; }
  a { color: inherit; text-decoration: none; } .statements { font-size: 9pt; } .statements td, .statements th { padding-top: 2px; padding-bottom: 2px; }
}
`;

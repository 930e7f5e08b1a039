/** How the page of a review looks: on a light screen, on a dark one and on paper. Every pair of colours has a contrast of 4.5. */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --text: #16191d; --quiet: #4a525c; --page: #ffffff; --line: #c3c9d1; --link: #0b4f9c; --shade: #f3f5f7;
  --conflict-1: #ffe1dc; --conflict-2: #ffc4ba; --conflict-3: #ff9f90; --conflict-text: #7a1a0c;
  --missing-1: #fff0cc; --missing-2: #ffe09a; --missing-3: #ffcf66; --missing-text: #664400;
  --addressed: #d9f2e0; --addressed-text: #0f5527; --other: #eceff2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8eaed; --quiet: #b3bac3; --page: #15181c; --line: #444b54; --link: #8ec2ff; --shade: #1e2227;
    --conflict-1: #4a1f19; --conflict-2: #66251b; --conflict-3: #84291b; --conflict-text: #ffb9ad;
    --missing-1: #40340f; --missing-2: #574511; --missing-3: #6d5513; --missing-text: #ffd97a;
    --addressed: #173d24; --addressed-text: #9fe3b4; --other: #2a2f35;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
header, nav, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.25rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 1.5rem 0 .5rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 3px solid var(--line); }
h3 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 0; }
p { margin: .5rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { columns: 20rem; column-gap: 2.5rem; padding-left: 1.25rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--page); padding: .5rem 1rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--quiet); }
.scroll { overflow-x: auto; position: relative; }
.scroll > table { min-width: 34rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
caption { text-align: left; color: var(--quiet); padding: .25rem 0 .5rem; }
th, td { border: 1px solid var(--line); padding: .4rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { background: var(--shade); }
.heat th, .heat td { min-width: 5.6rem; }
.heat tbody th { min-width: 12rem; overflow-wrap: anywhere; }
.heat td { line-height: 1.3; }
.heat td span { display: block; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.conflict-1 { background: var(--conflict-1); } .conflict-2 { background: var(--conflict-2); } .conflict-3 { background: var(--conflict-3); }
.missing-1 { background: var(--missing-1); } .missing-2 { background: var(--missing-2); } .missing-3 { background: var(--missing-3); }
.addressed { background: var(--addressed); } .notApplicable { background: var(--other); }
.state { font-weight: 600; padding: .1rem .5rem; border-radius: .25rem; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
td .state { white-space: nowrap; }
.state-conflict { background: var(--conflict-1); color: var(--conflict-text); }
.state-missing, .state-part { background: var(--missing-1); color: var(--missing-text); }
.state-addressed { background: var(--addressed); color: var(--addressed-text); }
.state-notApplicable { background: var(--other); }
.entry { border: 1px solid var(--line); border-radius: .375rem; padding: .75rem 1rem; margin: .75rem 0; }
.entry ul { margin: .5rem 0 0; padding-left: 1.25rem; }
.entry li { margin: .35rem 0; }
q { quotes: "“" "”"; }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
.verdict { border-left: 4px solid var(--link); padding-left: .75rem; }
footer { margin-top: 3rem; padding-bottom: 2rem; color: var(--quiet); font-size: .875rem; }
@page { size: A4; margin: 15mm; }
@page wide { size: A4 landscape; margin: 12mm; }
@media print {
  :root {
    color-scheme: light;
    --text: #000000; --quiet: #3a4048; --page: #ffffff; --line: #9aa1aa; --link: #000000; --shade: #f3f5f7;
    --conflict-1: #ffe1dc; --conflict-2: #ffc4ba; --conflict-3: #ff9f90; --conflict-text: #7a1a0c;
    --missing-1: #fff0cc; --missing-2: #ffe09a; --missing-3: #ffcf66; --missing-text: #664400;
    --addressed: #d9f2e0; --addressed-text: #0f5527; --other: #eceff2;
  }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main, footer { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  .scroll { overflow: visible; }
  .scroll > table { min-width: 0; }
  header, .wide { page: wide; }
  table { width: calc(100% - 1px); }
  .heat { font-size: 7.5pt; }
  .heat th, .heat td { min-width: 0; padding: 1mm; }
  .heat tbody th { min-width: 40mm; }
  thead { display: table-header-group; }
  tr, .entry { break-inside: avoid; }
  h2, h2 + p, h3, h4 { break-after: avoid; }
}
`;

/** How a plan's page looks: in the reader's light or dark, on a phone too. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2024, #e8e8e6); --paper: light-dark(#fcfcfa, #16181b);
  --line: light-dark(#e2e2dc, #33373d); --red: light-dark(#b3261e, #ff8a80); --amber: light-dark(#8a5a00, #ffcf70);
  --green: light-dark(#1b6e3c, #7fd6a0); --dim: light-dark(#63676d, #9aa0a6); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header, main { max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
h1 { margin: 0; font-size: 1.6rem; } h2 { margin: 2rem 0 .75rem; font-size: 1.15rem; } h3 { margin: 0; font-size: 1rem; font-weight: 500; }
small { color: var(--dim); font-weight: 400; }
article { border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; margin: .6rem 0; overflow-x: auto; }
article p { margin: .35rem 0 0; }
h3 span { display: inline-block; min-width: 4.5rem; font-weight: 600; }
code, pre, td { font: 13px/1.5 ui-monospace, monospace; }
pre { margin: .5rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; margin-top: .5rem; table-layout: fixed; }
th { text-align: left; font-weight: 500; font-size: .85rem; color: var(--dim); width: 28%; overflow-wrap: anywhere; }
td, th { padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--line); vertical-align: top; }
td { white-space: pre-wrap; overflow-wrap: anywhere; }
h4 { margin: .6rem 0 0; font-size: .85rem; font-weight: 500; color: var(--dim); } .change pre { margin-top: .15rem; }
.code { min-width: 44rem; } .code caption { text-align: left; padding: .3rem 0; font: 13px/1.5 ui-monospace, monospace; color: var(--dim); }
.code td { border: 0; padding: 0 .6rem 0 .3rem; } .code .number { width: 3.2rem; text-align: right; color: var(--dim); user-select: none; }
.code .before { background: color-mix(in srgb, var(--red) 10%, transparent); } .code .after { background: color-mix(in srgb, var(--green) 10%, transparent); }
.gap td { color: var(--dim); text-align: center; }
.before { color: var(--red); } .after { color: var(--green); }
.critical h3 span, .high h3 span, .delete h3 span, .replace h3 span, .refused h3 { color: var(--red); }
.medium h3 span, .update h3 span, .waits h3 { color: var(--amber); } .create h3 span, .admitted h3 { color: var(--green); } .low h3 span { color: var(--dim); }
.radius { font-size: .9rem; }
.accepted { color: var(--dim); }
.risks input { position: absolute; opacity: 0; } .risks label { display: inline-block; padding: .15rem .7rem; margin-right: .35rem; border: 1px solid var(--line); border-radius: 1rem; cursor: pointer; font-size: .85rem; }
.risks input:checked + label { background: var(--ink); color: var(--paper); } .risks input:focus-visible + label { outline: 2px solid var(--amber); }
#show-critical:checked ~ .finding:not(.critical), #show-high:checked ~ .finding:not(.high),
#show-medium:checked ~ .finding:not(.medium), #show-low:checked ~ .finding:not(.low) { display: none; }
`;

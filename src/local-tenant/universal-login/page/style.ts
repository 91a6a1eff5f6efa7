import type { Branding } from './branding.ts';

/** The style of every page; colours are the tenant's. */
export function styleOf({ primary, onPrimary, background }: Branding): string {
  return `
:root { --primary: ${primary}; --on-primary: ${onPrimary}; --text: #1e212a; --muted: #545a66; --line: #8b909a; --wrong: #c4161c; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; align-items: center; justify-content: center; padding: 24px 16px;
  background: ${background}; color: var(--text); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { width: 100%; max-width: 400px; background: #fff; border-radius: 8px; padding: 40px 40px 32px; box-shadow: 0 8px 24px rgb(0 0 0 / 16%); }
.logo { display: block; height: 52px; max-width: 100%; margin: 0 auto 24px; }
h1 { font-size: 24px; line-height: 1.25; font-weight: 600; margin: 0 0 12px; text-align: center; overflow-wrap: anywhere; }
p { margin: 0 0 20px; text-align: center; overflow-wrap: anywhere; }
form { margin: 0 0 16px; }
label { display: block; font-size: 14px; font-weight: 500; margin: 0 0 6px; }
input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select, textarea { width: 100%; font: inherit; color: inherit; padding: 12px 14px; margin: 0 0 16px;
  border: 1px solid var(--line); border-radius: 4px; background: #fff; }
input[aria-invalid=true] { border-color: var(--wrong) !important; }
:focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
button { width: 100%; font: inherit; font-weight: 600; padding: 12px 16px; border-radius: 4px; cursor: pointer;
  border: 1px solid transparent; background: var(--primary); color: var(--on-primary); }
button.other { background: #fff; color: var(--text); border-color: var(--line); margin: 0 0 10px; }
fieldset { border: 0; margin: 0 0 16px; padding: 0; }
legend { font-size: 14px; font-weight: 500; margin: 0 0 6px; padding: 0; }
fieldset .box { font-weight: 400; margin: 0 0 8px; }
button.plain { width: auto; padding: 0; border: 0; background: none; color: inherit; font-weight: 600; text-decoration: underline; text-underline-offset: 3px; }
.box { display: flex; gap: 8px; align-items: center; }
.box input { width: 18px; height: 18px; margin: 0; }
button:hover { filter: brightness(0.94); }
a { color: inherit; font-weight: 600; text-underline-offset: 3px; }
.error { color: var(--wrong); font-size: 14px; text-align: left; margin: -8px 0 16px; }
.whole { border: 1px solid var(--wrong); border-radius: 4px; padding: 10px 12px; margin: 0 0 16px; }
.who { display: flex; justify-content: space-between; gap: 12px; border: 1px solid var(--line); border-radius: 4px; padding: 11px 14px; margin: 0 0 16px; }
.who span { overflow: hidden; text-overflow: ellipsis; }
.separator { display: flex; align-items: center; gap: 12px; color: var(--muted); font-size: 14px; margin: 8px 0 16px; }
.separator::before, .separator::after { content: ""; flex: 1; border-top: 1px solid #c9cace; }
ul { margin: 0 0 20px; padding: 0 0 0 20px; }
.small { font-size: 14px; color: var(--muted); margin: 0 0 16px; }
.hint { margin: -10px 0 16px; }
code { font: 15px/1.5 ui-monospace, monospace; }
.code { font-size: 18px; font-weight: 600; }
.qr { width: 200px; margin: 0 auto 16px; }
.qr svg { display: block; width: 100%; height: auto; }
.left, .left p, .left h1, .left h2 { text-align: left; }
@media (max-width: 480px) { body { align-items: flex-start; padding: 0; background: #fff; } main { max-width: none; box-shadow: none; border-radius: 0; padding: 32px 20px; } }
`;
}

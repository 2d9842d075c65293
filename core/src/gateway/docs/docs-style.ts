/** Of the API's page alone, which stands for itself and loads nothing. */
export const docsStyle = `
:root { color-scheme: light dark; --ink: #1c2530; --quiet: #55606e; --paper: #fbfaf7; --card: #fff; --line: #dcdfe4;
  --accent: #0b5f6e; --code: #f1f3f5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaee; --quiet: #a9b4c0; --paper: #14181d; --card: #1c2229;
  --line: #343c46; --accent: #7cc8d6; --code: #11151a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; }
header, main, nav { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
h1 { margin: 0 0 .25rem; font-size: 1.9rem; letter-spacing: -.01em; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem; scroll-margin-top: 1rem; }
h3 { margin: 1.25rem 0 .4rem; font-size: .95rem; color: var(--quiet); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
p.quiet, .quiet { color: var(--quiet); margin: .25rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
nav a { display: block; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--card); text-decoration: none; }
.filter { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center; margin: 1.25rem 0; }
.filter input { flex: 1 1 18rem; min-height: 44px; padding: 0 .9rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--quiet); border-radius: .5rem; }
details { margin: .5rem 0; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
summary { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; min-height: 44px; padding: .65rem 1rem; cursor: pointer; }
summary .quiet { flex: 1 1 16rem; }
details > div { padding: 0 1rem 1rem; border-top: 1px solid var(--line); overflow-x: auto; }
.method { min-width: 4.2rem; font: 700 .8rem ui-monospace, monospace; color: var(--accent); }
code, pre { font-family: ui-monospace, "SFMono-Regular", monospace; font-size: .88rem; }
pre { margin: 0; padding: .8rem 1rem; overflow-x: auto; background: var(--code); border-radius: .5rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th, td { padding: .45rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--quiet); font-weight: 600; }
footer { height: 4rem; }
[hidden] { display: none; }
`;

/** Hides what does not match, and says how many are left. */
export const docsScript = `
const field = document.getElementById('filter');
const count = document.getElementById('count');
const operations = [...document.querySelectorAll('details')];
field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const one of operations) one.hidden = !words.every((word) => one.dataset.search.includes(word));
  for (const section of document.querySelectorAll('section[data-owner]')) section.hidden = !section.querySelector('details:not([hidden])');
  count.textContent = operations.filter((one) => !one.hidden).length + ' ' + count.dataset.unit;
});
`;

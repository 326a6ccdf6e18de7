/**
 * The style sheet, icon and script of the inbox and the console. They are public. They are text in this module because
 * the server also runs where there are no files.
 */

const css = `:root {
  color-scheme: light dark;
  --accent: light-dark(#1a56db, #8ab4f8);
  --muted: light-dark(#4c525c, #b9bfc9);
  --line: light-dark(#d6dae1, #3a3f4a);
  --card: light-dark(#fff, #1c1f26);
  --page: light-dark(#f4f6fa, #121419);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--page);
  color: light-dark(#1a1d23, #e8eaee);
  font: 1rem/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
header {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1.25rem;
  padding: 0.75rem max(1rem, 50vw - 32rem);
  border-block-end: 1px solid var(--line);
  background: var(--card);
}
nav { display: flex; gap: 1.25rem; }
a { color: var(--accent); text-underline-offset: 0.2em; }
a[aria-current] { color: inherit; text-decoration: none; }
:is(a, button, input, select, summary, iframe, .scroll):focus-visible {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}
main { max-inline-size: 66rem; margin-inline: auto; padding: 1rem; }
h1 { margin-block: 0.5rem 1rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin-block: 0 0.5rem; font-size: 1.25rem; }
h3 { margin-block: 1.25rem 0.25rem; font-size: 1rem; }
section, article {
  margin-block: 1rem;
  padding: clamp(0.75rem, 4vw, 1.25rem);
  border: 1px solid var(--line);
  border-radius: 0.75rem;
  background: var(--card);
}
section > :last-child, article > :last-child { margin-block-end: 0; }
.scroll { margin-block: 0.75rem; overflow-x: auto; border-radius: 0.25rem; }
table { border-collapse: collapse; inline-size: 100%; font-size: 0.875rem; overflow-wrap: normal; }
caption { padding-block: 0.25rem; font-weight: 600; text-align: start; }
th, td {
  padding: 0.375rem 0.75rem 0.375rem 0;
  border-block-end: 1px solid var(--line);
  font-weight: 400;
  text-align: start;
  vertical-align: top;
}
thead th { color: var(--muted); white-space: nowrap; }
td bdi, th bdi {
  display: inline-block;
  inline-size: max-content;
  max-inline-size: 22rem;
  overflow-wrap: break-word;
}
time, code, .number {
  direction: ltr;
  unicode-bidi: isolate;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}
.secret { white-space: normal; }
.note { color: var(--muted); }
form { display: flex; flex-wrap: wrap; align-items: end; gap: 0.5rem 0.75rem; margin-block: 0.75rem; }
label { display: grid; gap: 0.125rem; min-inline-size: 0; font-size: 0.875rem; }
input, select, button {
  min-block-size: 2.5rem;
  max-inline-size: 100%;
  padding: 0.25em 0.75em;
  border: 1px solid light-dark(#767b85, #8e939c);
  border-radius: 0.375rem;
  background: var(--card);
  color: inherit;
  font: inherit;
}
button { cursor: pointer; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.125rem 1rem; margin-block: 0.5rem; }
dt { color: var(--muted); }
dd { margin: 0; min-inline-size: 0; }
pre { margin-block: 0.75rem; white-space: pre-wrap; font: inherit; }
iframe {
  inline-size: 100%;
  block-size: 12rem;
  border: 1px solid var(--line);
  border-radius: 0.375rem;
  background: #fff;
  color-scheme: light;
}
summary { cursor: pointer; }
.code { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem; margin-block: 0.75rem; }
.code code { font: 600 1.75rem/1.2 ui-monospace, monospace; letter-spacing: 0.1em; user-select: all; }
.secret { user-select: all; }
[role='alert'], p[role='status'] {
  margin-block: 1rem;
  padding: 0.75rem 1rem;
  border-inline-start: 0.25rem solid var(--accent);
  background: var(--card);
}
[role='alert'] { border-color: light-dark(#b3261e, #ffb4ab); }
`;

/** Adds a copy button to each code. Without script, one click selects the code. */
const script = `for (const place of document.querySelectorAll('.code')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  said.className = 'note';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(place.querySelector('code').textContent);
      said.textContent = 'Copied';
    } catch {
      said.textContent = 'Not allowed: select the code instead';
    }
  });
  place.append(button, said);
}
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<circle cx="6" cy="6" r="5" fill="#1a56db"/><path d="m9 9 6 6-3 0 0-2-2 0-3-3z" fill="#1a56db"/>
<circle cx="5" cy="5" r="1.5" fill="#fff"/></svg>`;

export const assets = [
  { path: '/_mock/pages.css', type: 'text/css; charset=utf-8', text: css },
  { path: '/_mock/icon.svg', type: 'image/svg+xml', text: icon },
  { path: '/_mock/copy.js', type: 'text/javascript; charset=utf-8', text: script },
];

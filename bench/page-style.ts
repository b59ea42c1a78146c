/** The style of the page: light or dark as the reader has it. */

/** CSS. */
export const style = `
:root { color-scheme: light dark; --text: #1c2128; --quiet: #59636e; --ground: #fff; --line: #d1d9e0; --ours: #0a7a5c; --theirs: #8c959f; --missed: #b42318; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --quiet: #9198a1; --ground: #0d1117; --line: #3d444d; --ours: #3fb98f; --theirs: #6e7681; --missed: #ff7b72; }
}
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 48rem; margin: 0 auto; padding: 2rem 1rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { margin: 1.5rem 0 0.25rem; font-size: 1rem; }
.quiet { color: var(--quiet); font-weight: normal; }
svg { width: 100%; height: auto; }
svg text { font: 13px system-ui, sans-serif; fill: var(--text); dominant-baseline: central; }
svg .ours rect { fill: var(--ours); }
svg .theirs rect { fill: var(--theirs); }
svg circle { fill: var(--ground); stroke: var(--text); }
ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; padding: 0; list-style: none; }
.met { color: var(--ours); }
.missed { color: var(--missed); }
`;

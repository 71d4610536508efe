/** The style of the page. It is all there is: nothing is loaded, and the page's policy lets nothing else in. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #e6edf3); --paper: light-dark(#fff, #0d1117); --line: light-dark(#8c959f, #6e7681); --bad: light-dark(#c00, #ff7b72); }
body { margin: 0; display: grid; grid-template-columns: 1fr 22rem; height: 100vh; font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { overflow: auto; padding: 1rem; }
aside { overflow: auto; padding: 1rem; border-left: 1px solid var(--line); overflow-wrap: anywhere; }
h1 { font-size: 1.1rem; margin: 0 0 .5rem; }
summary { cursor: pointer; font-weight: 600; padding: .3rem 0; }
details > div { overflow-x: auto; }
input { font: inherit; padding: .3rem .5rem; width: 16rem; }
svg text { font-size: 12px; fill: var(--ink); text-anchor: middle; pointer-events: none; }
svg .what, svg .label { font-size: 10px; fill: var(--line); }
.edge path { fill: none; stroke: var(--line); }
.node { cursor: pointer; }
.node rect { fill: var(--paper); stroke: var(--line); stroke-width: 1.5; }
.router rect { stroke: #8250df; } .service rect { stroke: #0969da; } .workload rect { stroke: #1a7f37; }
.broken rect { stroke: var(--bad); stroke-width: 2.5; } .broken text { fill: var(--bad); }
.unknown rect, .elsewhere rect { stroke-dasharray: 5 3; }
.node:focus { outline: none; } .node:focus rect, .chosen rect { stroke-width: 3.5; }
.dim { opacity: .2; }
.finding { border-left: 3px solid var(--line); padding-left: .5rem; } .error { border-color: var(--bad); }
.where { color: var(--line); font-size: .85em; }
`;

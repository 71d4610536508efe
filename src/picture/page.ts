import { createHash } from 'node:crypto';
import { type GraphNode, namespacesIn, partIn, type TrafficGraph } from '../trace/graph/graph';
import { drawnGraph } from './drawn-graph';
import { Markup, markup } from './markup';
import { SCRIPT } from './page-script';
import { STYLE } from './page-style';

/** Something that is said of an object beside its traffic: a finding of check. */
export interface Remark {
  readonly severity: 'error' | 'warning';
  readonly rule: string;
  readonly message: string;
  readonly because: string;
  /** `shop.yaml:12:3`. */
  readonly where: string | undefined;
}

/** From how many nodes on the namespaces of a page are folded at first: as many as fit into two screens. */
const MOST_AT_ONCE = 60;

/**
 * The picture of a graph as one page, which needs nothing else: no script, style, image or font is loaded. Whatever stands in
 * manifests is text in it, and its policy forbids everything that is not the page's own, should a text ever not be one.
 */
export function trafficPage(graph: TrafficGraph, remarksOn: (node: GraphNode) => readonly Remark[]): string {
  const ids = new Map(graph.nodes.map(({ id }, i) => [id, `n${i}`]));
  const detailsOf = ({ id }: GraphNode) => ids.get(id) ?? '';
  const isOpen = graph.nodes.length <= MOST_AT_ONCE;
  const parts = namespacesIn(graph).map((namespace) => section(graph, namespace, isOpen, detailsOf));
  const details = graph.nodes.map((node) => detailsSection(node, graph, detailsOf(node), remarksOn(node)));
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width">
<title>Traffic</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
<h1>Traffic</h1>
<input type="search" placeholder="search" aria-label="search">
${parts}
</main>
<aside>
<p>Click on a node.</p>
${details}
</aside>
<script>${new Markup(SCRIPT)}</script>
</body>
</html>
`;
  return page.source;
}

/** Only this style and this script, known by what they hold; nothing is loaded, sent or framed. */
function policy(): string {
  return `default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function section(
  graph: TrafficGraph,
  namespace: string,
  isOpen: boolean,
  detailsOf: (node: GraphNode) => string,
): Markup {
  const part = partIn(graph, namespace);
  const own = part.nodes.filter((node) => node.namespace === namespace);
  const broken = own.filter(({ state }) => state === 'broken').length;
  const counts = `${own.length} ${own.length === 1 ? 'object' : 'objects'}${broken === 0 ? '' : `, ${broken} broken`}`;
  return markup`<details${isOpen || broken > 0 ? ' open' : ''}><summary>${namespace} (${counts})</summary><div>${drawnGraph(part, namespace, detailsOf)}</div></details>`;
}

function detailsSection(
  node: GraphNode,
  { edges, nodes }: TrafficGraph,
  id: string,
  remarks: readonly Remark[],
): Markup {
  const place = node.object?.place([]);
  const titles = new Map(nodes.map((each) => [each.id, each.object?.title ?? each.name]));
  const from = edges
    .filter(({ to }) => to === node.id)
    .map(({ from, labels }) => way(`from ${titles.get(from)}`, labels));
  const to = edges.filter(({ from }) => from === node.id).map(({ to, labels }) => way(`to ${titles.get(to)}`, labels));
  return markup`<section id="${id}" hidden><h1>${node.object?.title ?? node.name}</h1>${
    place === undefined ? undefined : markup`<p class="where">${place.file}:${place.line}:${place.column}</p>`
  }${node.notes.map((note) => markup`<p class="${node.state}">${note}</p>`)}${[...from, ...to]}${remarks.map(remark)}</section>
`;
}

function way(title: string, labels: readonly string[]): Markup {
  return markup`<p>${title}${labels.length === 0 ? '' : `: ${labels.join(', ')}`}</p>`;
}

function remark({ severity, rule, message, because, where }: Remark): Markup {
  return markup`<div class="finding ${severity}"><p>${severity} ${rule}</p><p>${message}</p><p>${because}</p>${
    where === undefined ? undefined : markup`<p class="where">${where}</p>`
  }</div>`;
}

// A network drawn by cytoscape: nodes and edges come with the page, colours from the style sheet, the layout is the same at every visit.
import cytoscape from 'cytoscape';
import fcose from 'cytoscape-fcose';

cytoscape.use(fcose);

// The library would add a style element that the page's policy forbids; figures.css has its one rule. It looks for this id first.
if (!document.getElementById('__________cytoscape_stylesheet')) {
  const mark = document.createElement('i');
  mark.id = '__________cytoscape_stylesheet';
  mark.hidden = true;
  document.body.append(mark);
}

const shapes = { channel: 'diamond', server: 'round-rectangle', domain: 'ellipse', account: 'triangle', other: 'ellipse' };
const kindOf = (kind) => (kind in shapes ? kind : 'other');
const live = new Map();

document.addEventListener('kw-theme', () => { for (const [element, graph] of live) { graph.style(styles(element)); graph.emit('zoom'); } });
addEventListener('pagehide', () => { for (const graph of live.values()) graph.destroy(); live.clear(); });

async function start(element) {
  const host = element.querySelector('.kw-graph-host');
  const text = element.dataset.graph ?? (await (await fetch(element.dataset.source)).text());
  const { nodes, edges } = JSON.parse(text);
  const heavy = new Set([...nodes].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, 10).map((n) => n.id));
  const most = Math.max(...nodes.map((n) => n.weight), 1e-9);
  const placed = nodes.length > 0 && nodes.every((n) => n.x != null && n.y != null);
  const large = nodes.length > 1000;
  const turn = Math.PI * (3 - Math.sqrt(5));
  const elements = nodes.map((n, i) => ({
    data: { ...n, kind: kindOf(n.kind), size: 12 + 22 * Math.sqrt(n.weight / most), name: kindOf(n.kind) === 'channel' || heavy.has(n.id) ? short(n.label) : '' },
    position: placed ? { x: n.x, y: n.y } : { x: 40 * Math.sqrt(i + 1) * Math.cos(i * turn), y: 40 * Math.sqrt(i + 1) * Math.sin(i * turn) },
  }));
  edges.forEach((e, i) => elements.push({ data: { id: `e${i}`, source: e.from, target: e.to, kind: e.kind } }));

  const graph = cytoscape({
    container: host,
    elements,
    style: styles(element),
    minZoom: large ? 0.02 : 0.1,
    maxZoom: 4,
    textureOnViewport: large, // while a large drawing is moved its picture is moved
    ...(large ? { pixelRatio: 1 } : {}),
    layout: placed ? { name: 'preset', fit: true, padding: 20 } : { name: 'fcose', randomize: false, animate: false, quality: 'proof', numIter: nodes.length > 400 ? 1200 : 2500, nodeSeparation: 90, idealEdgeLength: 62, nodeRepulsion: 9000, packComponents: true, padding: 20, fit: true },
  });
  graph.userZoomingEnabled(false); // the wheel scrolls the page until the graph has been touched
  host.addEventListener('pointerdown', () => graph.userZoomingEnabled(true), { once: true });
  live.set(element, graph);
  spread(graph);
  graph.fit(undefined, 20);
  if (large) grow(graph);
  letters(graph);
  tools(element, graph);
  info(element, graph);
  slider(element, graph);
  new ResizeObserver(() => { graph.resize(); graph.fit(undefined, 20); }).observe(host);
  element.dataset.ready = '';
}

// A wide card is filled: the drawing is stretched along the longer side, at most by two thirds.
function spread(graph) {
  const box = graph.elements().boundingBox({ includeLabels: false });
  const wish = (graph.width() - 40) / (graph.height() - 40) / (box.w / box.h);
  const factor = Math.min(1.67, Math.max(0.6, wish));
  if (Number.isFinite(factor)) graph.nodes().positions((node) => ({ x: node.position('x') * Math.max(1, factor), y: node.position('y') / Math.min(1, factor) }));
}

// Of many nodes none is smaller than a few pixels when all are seen, and no line too thin to be seen.
function grow(graph) {
  const factor = LeastNode / (12 * graph.zoom());
  if (factor <= 1) return;
  graph.nodes().forEach((node) => { node.data('size', node.data('size') * factor); });
  graph.style().selector('node').style({ 'border-width': 0.5 * factor }).selector('edge').style({ width: 1.2 * factor }).update();
}

const LeastNode = 3.5;
const Letter = 12;
const sides = [
  { 'text-valign': 'bottom', 'text-halign': 'center', dx: 0, dy: 1 },
  { 'text-valign': 'top', 'text-halign': 'center', dx: 0, dy: -1 },
  { 'text-valign': 'center', 'text-halign': 'right', dx: 1, dy: 0 },
  { 'text-valign': 'center', 'text-halign': 'left', dx: -1, dy: 0 },
];

// Letters keep their size on the screen at every zoom; a name goes where it covers no other, and channels come first.
function letters(graph) {
  let asked = false;
  const set = () => {
    asked = false;
    const unit = 1 / graph.zoom();
    const taken = [];
    const rank = (node) => (node.data('kind') === 'channel' ? 1e9 : 0) + node.data('weight');
    graph.batch(() => {
      graph.nodes('.near, :selected').style({ 'font-size': Letter * unit, 'text-margin-y': 4 * unit, 'text-outline-width': 2.5 * unit, 'text-opacity': 1 });
      graph.nodes('[name != ""]').sort((a, b) => rank(b) - rank(a)).forEach((node) => {
        const side = sides.find((s) => !taken.some((other) => meet(box(node, s), other))) ?? (node.is('.near, :selected') ? sides[0] : null);
        if (side) taken.push(box(node, side));
        const { dx, dy, ...place } = side ?? sides[0];
        node.style({ ...place, 'font-size': Letter * unit, 'text-margin-x': 4 * unit * dx, 'text-margin-y': 4 * unit * dy, 'text-outline-width': 2.5 * unit, 'text-opacity': side ? 1 : 0 });
      });
    });
  };
  graph.on('zoom', () => { if (!asked) { asked = true; requestAnimationFrame(set); } });
  set();
}

// Where a name would stand on the screen: middle and half sizes.
function box(node, side) {
  const at = node.renderedPosition();
  const body = node.renderedOuterWidth() / 2 + 4;
  const [w, h] = [(node.data('name').length * Letter * 0.56) / 2, Letter * 0.6];
  return { x: at.x + side.dx * (body + w), y: at.y + side.dy * (body + h), w, h };
}

const meet = (a, b) => Math.abs(a.x - b.x) < a.w + b.w && Math.abs(a.y - b.y) < a.h + b.h;

const short = (text) => (text.length > 26 ? `${text.slice(0, 25)}…` : text);

function styles(element) {
  const probe = element.querySelector('.kw-graph-host');
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    const value = getComputedStyle(probe).color;
    probe.style.color = '';
    return value;
  };
  const font = getComputedStyle(document.body).fontFamily;
  return [
    { selector: 'node', style: { width: 'data(size)', height: 'data(size)', 'border-width': 1.5, 'border-color': colour('--kw-surface'), label: 'data(name)', color: colour('--kw-text'), 'font-family': font, 'text-valign': 'bottom', 'text-outline-color': colour('--kw-surface') } },
    ...Object.entries(shapes).map(([kind, shape]) => ({ selector: `node[kind = "${kind}"]`, style: { shape, 'background-color': colour(`--kw-node-${kind}`) } })),
    { selector: 'node[name != ""]', style: { 'z-index': 5 } },
    { selector: 'node[kind = "channel"]', style: { 'font-weight': 600 } },
    { selector: 'edge', style: { width: 1.25, 'line-color': colour('--kw-edge'), 'curve-style': 'haystack', 'haystack-radius': 0 } },
    { selector: 'node.gone', style: { 'background-opacity': 0.1, 'border-color': colour('--kw-idle'), 'border-style': 'dashed', color: colour('--kw-text-3'), 'font-weight': 400 } },
    { selector: 'edge.gone', style: { opacity: 0.22, 'line-style': 'dashed' } },
    { selector: 'node.cut', style: { 'border-width': 2.5, 'border-style': 'solid', 'border-color': colour('--kw-bad') } },
    { selector: 'node.near', style: { label: 'data(label)', 'z-index': 10 } },
    { selector: 'edge.near', style: { width: 2.5, 'line-color': colour('--kw-accent') } },
    { selector: 'node:selected', style: { 'border-width': 3, 'border-color': colour('--kw-accent'), label: 'data(label)', 'z-index': 11 } },
  ];
}

function tools(element, graph) {
  const act = { in: 1.3, out: 1 / 1.3 };
  for (const button of element.querySelectorAll('[data-graph-tool]')) {
    button.addEventListener('click', () => {
      const factor = act[button.dataset.graphTool];
      if (factor) graph.zoom({ level: graph.zoom() * factor, renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
      else graph.fit(undefined, 20);
    });
  }
}

function info(element, graph) {
  const box = element.querySelector('.kw-graph-info');
  const clear = () => { graph.elements('.near').removeClass('near'); box.hidden = true; };
  graph.on('tap', (event) => { if (event.target === graph) clear(); });
  graph.on('select', 'node', (event) => {
    clear();
    const node = event.target;
    node.closedNeighborhood().addClass('near');
    graph.emit('zoom'); // the letters of what is named only now
    box.replaceChildren();
    const name = document.createElement(node.data('href') ? 'a' : 'b');
    name.textContent = node.data('label');
    if (node.data('href')) name.href = node.data('href');
    const more = document.createElement('span');
    more.textContent = [node.data('note'), `${node.degree()} ${element.dataset.ties}`].filter(Boolean).join(' · ');
    box.append(name, more);
    box.hidden = false;
  });
  graph.on('unselect', 'node', clear);
}

function slider(element, graph) {
  const range = element.querySelector('input[type=range]');
  if (!range) return;
  const texts = JSON.parse(range.dataset.texts ?? '[]');
  const output = element.querySelector('output');
  const say = element.querySelector('.kw-slider-text');
  const show = () => {
    const k = Number(range.value);
    output.textContent = `${k} / ${range.max}`;
    if (say) say.textContent = texts[k] ?? '';
    graph.batch(() => {
      graph.elements().removeClass('gone cut');
      const cut = graph.nodes().filter((n) => n.data('step') > 0 && n.data('step') <= k);
      const lost = graph.nodes().filter((n) => n.data('lostAt') > 0 && n.data('lostAt') <= k);
      cut.addClass('gone cut').connectedEdges().addClass('gone');
      lost.addClass('gone').connectedEdges().addClass('gone');
    });
    for (const row of document.querySelectorAll('[data-step]')) row.classList.toggle('kw-gone', Number(row.dataset.step) > 0 && Number(row.dataset.step) <= k);
    for (const cursor of document.querySelectorAll(`[data-follows="${CSS.escape(element.id)}"]`)) cursor.style.left = `${(100 * k) / Number(range.max)}%`;
  };
  range.addEventListener('input', show);
  show();
}

for (const element of document.querySelectorAll('.kw-graph')) await start(element);

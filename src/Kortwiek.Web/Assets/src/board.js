// A live board: its clocks tick here, and data that nobody has confirmed for ten seconds turn grey and say how old they are.
const old = 10;
const find = () => document.querySelector('[data-board]');
const banner = document.querySelector('[data-age]');
const two = (n) => String(n).padStart(2, '0');

// T − 2 d 03:04:05, as the server writes it.
function clock(t, now) {
  const seconds = Math.floor(Math.abs(t - now) / 1000);
  const days = Math.floor(seconds / 86400);
  const time = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `T ${t > now ? '−' : '+'} ${days > 0 ? `${days} d ` : ''}${time}`;
}

// The text node stays the one that the circuit knows.
function write(element, text) {
  if (element.firstChild && element.firstChild.nodeValue !== text) element.firstChild.nodeValue = text;
}

const zones = new Map();
function local(zone, now) {
  if (!zones.has(zone)) zones.set(zone, new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' }));
  return zones.get(zone).format(now);
}

let said = null;
let saidAt = 0;
let beat = null;
let beatAt = performance.now();

function tick() {
  // Asked anew each time: the circuit puts an element of its own in the place of the first.
  const board = find();
  if (!board) return;
  const here = performance.now();
  if (board.dataset.now !== said) [said, saidAt] = [board.dataset.now, here];
  if (board.dataset.beat !== beat) [beat, beatAt] = [board.dataset.beat, here];
  const now = Date.parse(said) + here - saidAt;
  for (const element of board.querySelectorAll('[data-tick]')) write(element, clock(Date.parse(element.dataset.tick), now));
  for (const element of board.querySelectorAll('[data-zone]')) write(element, local(element.dataset.zone, now));

  const age = Math.floor((here - beatAt) / 1000);
  const stale = age >= old;
  document.documentElement.classList.toggle('kwa-old', stale);
  if (banner) {
    banner.hidden = !stale;
    banner.querySelector('b').textContent = `${age} s`;
  }

  // A wall has nobody to reload it.
  if (stale && age % 15 === 0) fetch(location.href, { cache: 'no-store' }).then((answer) => { if (answer.ok && document.documentElement.classList.contains('kwa-old')) location.reload(); }, () => {});
}

if (find()) {
  tick();
  setInterval(tick, 1000);
}

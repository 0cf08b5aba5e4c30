// What every page has: theme without a reload, jumps by key, copying, menus that close. Each page works without it.
import './board.js';
import './passkeys.js';

const root = document.documentElement;
root.classList.add('kw-js-on');

const typing = (target) => target.closest?.('input:not([type=range],[type=checkbox],[type=radio]), textarea, select, [contenteditable]');
const keysOff = () => { try { return localStorage.getItem('kw-keys') === 'off'; } catch { return false; } };

// Theme: the form works alone; here it takes effect at once.
for (const button of document.querySelectorAll('button[name="theme"]')) {
  button.addEventListener('click', (event) => {
    event.preventDefault();
    root.dataset.bsTheme = button.value;
    document.cookie = `kw-theme=${button.value}; path=/; max-age=31536000; samesite=strict`;
    for (const other of document.querySelectorAll('button[name="theme"]')) other.setAttribute('aria-pressed', String(other === button));
    document.dispatchEvent(new CustomEvent('kw-theme'));
  });
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new CustomEvent('kw-theme')));

// What stands at the foot and head of every printed sheet; margin boxes read it from the root.
const quoted = (text) => `"${text.replace(/[\\"\n]/g, ' ').trim()}"`;
const head = document.querySelector('[data-print-head]');
const foot = [...document.querySelectorAll('[data-print-foot] span')];
if (head) root.style.setProperty('--kw-print-head', quoted(head.textContent));
if (foot.length) root.style.setProperty('--kw-print-foot', foot.map((line) => quoted(line.textContent)).join(' "\\a " '));

// Copy buttons.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const label = button.querySelector('span');
  const before = label.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = button.dataset.done;
  } catch {
    const range = document.createRange();
    range.selectNodeContents(button.parentElement.querySelector('code'));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }
  setTimeout(() => { label.textContent = before; }, 1500);
});

// Marks on a lane lead somewhere by the mouse; for the keyboard the same links stand in a table.
document.addEventListener('click', (event) => {
  const mark = event.target.closest('.kw-lanes [data-href]');
  if (mark?.dataset.href) location.assign(mark.dataset.href);
});

// Menus close on Escape and on a click beside them.
document.addEventListener('click', (event) => {
  for (const open of document.querySelectorAll('details.kw-switch[open]')) if (!open.contains(event.target)) open.open = false;
});

// Country rows and country shapes light each other.
for (const name of ['pointerover', 'pointerout', 'focusin', 'focusout']) {
  document.addEventListener(name, (event) => {
    const row = event.target.closest?.('tr[data-country]');
    if (!row) return;
    const map = row.closest('[data-map]');
    map?.querySelector(`g[data-country="${CSS.escape(row.dataset.country)}"]`)?.classList.toggle('kw-lit', name === 'pointerover' || name === 'focusin');
  });
}

// A form that was sent says so and cannot be sent twice.
document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (!button?.dataset.busy) return;
  setTimeout(() => { button.disabled = true; button.textContent = button.dataset.busy; });
});
addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

const help = document.getElementById('kw-help');
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-help]')) help?.showModal();
  if (event.target === help || event.target.closest('[data-close]')) help?.close();
});
const keySwitch = document.getElementById('kw-keys-on');
if (keySwitch) {
  keySwitch.checked = !keysOff();
  keySwitch.addEventListener('change', () => { try { localStorage.setItem('kw-keys', keySwitch.checked ? 'on' : 'off'); } catch { /* private window: the switch holds for this page */ } });
}

// g + letter jumps, j and k walk the rows, ? helps. All of it can be switched off (WCAG 2.1.4).
let jump = 0;
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    for (const open of document.querySelectorAll('details.kw-switch[open]')) { open.open = false; open.querySelector('summary').focus(); }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || help?.open || keysOff()) return;
  if (jump && Date.now() - jump < 1500) {
    jump = 0;
    const link = document.querySelector(`a[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (link) { event.preventDefault(); link.click(); }
    return;
  }
  if (event.key === 'g') jump = Date.now();
  else if (event.key === '?') help?.showModal();
  else if (event.key === '/') {
    const box = document.querySelector('[data-search]');
    if (box) { event.preventDefault(); box.focus(); }
  } else if (event.key === 'j' || event.key === 'k') walk(event.key === 'j' ? 1 : -1);
});

function walk(step) {
  const rows = [...document.querySelectorAll('.kw-table tbody tr')];
  if (rows.length === 0) return;
  const now = rows.indexOf(document.activeElement?.closest?.('tr'));
  const row = rows[Math.max(0, Math.min(rows.length - 1, now + step))];
  const link = row.querySelector('a.kw-row-link');
  if (!link) row.tabIndex = -1;
  (link ?? row).focus();
}

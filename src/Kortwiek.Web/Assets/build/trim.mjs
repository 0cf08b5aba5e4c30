// Cuts a style sheet down to the rules whose classes our own pages name, and lets "auto" follow the system without a script.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'bin', 'obj', 'wwwroot', 'tables']);

/** Every word that stands between double quotes in a page or a class of the web project: each may be a class name. */
export function wordsOf(folder) {
  const words = new Set();
  const visit = (at) => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) visit(join(at, entry.name));
      } else if (/\.(razor|cs|js)$/.test(entry.name)) {
        for (const [, text] of readFileSync(join(at, entry.name), 'utf8').matchAll(/["'`]([^"'`\n]*)["'`]/g)) {
          for (const [word] of text.matchAll(/[A-Za-z][\w-]*/g)) words.add(word);
        }
      }
    }
  };
  visit(folder);
  return words;
}

/** The sheet without rules for other classes, without unused keyframes and variables. */
export function trimCss(css, words, own) {
  const rules = parse(css.replace(/\/\*[\s\S]*?\*\//g, ''));
  const kept = keep(rules, words).flatMap(followSystem);
  const text = write(kept);
  const used = new Set([...`${text}\n${own}`.matchAll(/var\(\s*(--[\w-]+)/g)].map((m) => m[1]));
  const animated = new Set([...`${text}\n${own}`.matchAll(/animation(?:-name)?\s*:([^;}]*)/g)].flatMap((m) => m[1].split(/[\s,]+/)));
  return write(kept
    .filter((r) => !/^@(-webkit-)?keyframes/.test(r.head) || animated.has(r.head.split(/\s+/)[1]))
    .map((r) => prune(r, used))
    .filter((r) => r.body !== '' && r.inner?.length !== 0));
}

function parse(css) {
  const rules = [];
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    const semicolon = css.indexOf(';', at);
    if (semicolon >= 0 && (open < 0 || semicolon < open)) {
      at = semicolon + 1; // @charset and the like
      continue;
    }
    if (open < 0) break;
    let depth = 1;
    let end = open + 1;
    for (; depth > 0 && end < css.length; end++) {
      const c = css[end];
      if (c === '"' || c === "'") {
        for (end++; css[end] !== c; end++) if (css[end] === '\\') end++;
      } else if (c === '{') depth++;
      else if (c === '}') depth--;
    }
    const head = css.slice(at, open).trim().replace(/\s+/g, ' ');
    const body = css.slice(open + 1, end - 1).trim();
    rules.push(/^@(media|supports|layer)/.test(head) ? { head, inner: parse(body) } : { head, body });
    at = end;
  }
  return rules;
}

function keep(rules, words) {
  const result = [];
  for (const rule of rules) {
    if (rule.inner) {
      const inner = keep(rule.inner, words);
      if (inner.length > 0) result.push({ head: rule.head, inner });
    } else if (rule.head.startsWith('@')) {
      result.push(rule);
    } else {
      const selectors = split(rule.head).filter((s) => classes(s).every((c) => words.has(c)) && !/\[dir=|\[data-bs-(?!theme=)/.test(s));
      if (selectors.length > 0) result.push({ head: selectors.join(','), body: rule.body });
    }
  }
  return result;
}

// [data-bs-theme=dark] rules are repeated for [data-bs-theme=auto] under the system's wish.
function followSystem(rule) {
  if (rule.inner || !/\[data-bs-theme=["']?dark["']?\]/.test(rule.head)) return [rule];
  const auto = split(rule.head).filter((s) => /\[data-bs-theme=["']?dark/.test(s)).map((s) => s.replace(/\[data-bs-theme=["']?dark["']?\]/g, '[data-bs-theme=auto]')).join(',');
  return [rule, { head: '@media (prefers-color-scheme: dark)', inner: [{ head: auto, body: rule.body }] }];
}

function prune(rule, used) {
  if (rule.inner) return { head: rule.head, inner: rule.inner.map((r) => prune(r, used)).filter((r) => r.body !== '') };
  if (rule.head.startsWith('@')) return rule;
  const body = declarations(rule.body).filter((d) => !d.startsWith('--') || used.has(d.slice(0, d.indexOf(':')).trim())).join(';');
  return { head: rule.head, body };
}

function write(rules) {
  return rules.map((r) => (r.inner ? `${r.head}{${write(r.inner)}}` : `${r.head}{${r.body}}`)).join('\n');
}

function classes(selector) {
  return [...selector.replace(/\[[^\]]*\]/g, '').matchAll(/\.(-?[_a-zA-Z][\w-]*(?:\\.[\w-]*)*)/g)].map((m) => m[1].replaceAll('\\', ''));
}

const split = (text) => cut(text, ',');
const declarations = (text) => cut(text, ';');

function cut(text, mark) {
  const parts = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quote) {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth--;
    else if (c === mark && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return parts.filter((p) => p !== '');
}

#!/usr/bin/env node
// Takes a picture of every page of a running server: light, dark, 390 pixels wide, and as it is printed (PDF).
//   bench/screenshots FOLDER [URL] [PAGE…]      URL: http://localhost:5080; PAGE: watch, audit, /gallery …; default: all
//   LOOKS=light,print LANGUAGE=nl SCREEN=1      takes some of them, in another language, no more than fits the screen
// Says on stderr what a person would not see: console errors, requests to others, pages wider than the screen.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [folder, base = 'http://localhost:5080', ...wanted] = process.argv.slice(2);
if (!folder) {
  console.error('bench/screenshots FOLDER [URL] [PAGE…]');
  process.exit(2);
}
const pages = wanted.length > 0 ? wanted : ['', 'network', 'board', 'measures', 'evidence', 'leads', 'watch', 'impact', 'audit', 'do', 'do/operation/new', '/gallery'];
const looks = [
  { name: 'light', theme: 'light', width: 1440, height: process.env.SCREEN ? 920 : 900 },
  { name: 'dark', theme: 'dark', width: 1440, height: 900 },
  { name: '390', theme: 'light', width: 390, height: 844 },
  { name: 'print', theme: 'light', width: 1440, height: 900 },
].filter((look) => !process.env.LOOKS || process.env.LOOKS.split(',').includes(look.name));

mkdirSync(folder, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'kortwiek-pictures-'));
const chromium = spawn(process.env.KORTWIEK_CHROMIUM ?? '/usr/bin/chromium', [
  '--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars', 'about:blank',
], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

let next = 1;
let rest = '';
const waiting = new Map();
const listeners = new Set();
chromium.stdio[4].on('data', (chunk) => {
  const parts = (rest + chunk).split('\0');
  rest = parts.pop();
  for (const text of parts) {
    const message = JSON.parse(text);
    if (message.id) {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    } else for (const listener of listeners) listener(message);
  }
});
const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
  const id = next++;
  waiting.set(id, { resolve, reject });
  chromium.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
});

let bad = 0;
const complain = (text) => { bad++; console.error(text); };

try {
  const front = await fetch(base, { redirect: 'follow' });
  const code = new URL(front.url).pathname.split('/')[2] ?? '';
  for (const look of looks) {
    for (const page of pages) await picture(page, code, look);
  }
} finally {
  chromium.kill();
  await new Promise((resolve) => { chromium.once('exit', resolve); });
  rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
}
process.exit(bad > 0 ? 1 : 0);

async function picture(page, code, look) {
  const address = new URL(page.startsWith('/') ? page : `/op/${code}/${page}`.replace(/\/$/, ''), base);
  address.searchParams.set('theme', look.theme);
  if (process.env.LANGUAGE?.length === 2) address.searchParams.set('lang', process.env.LANGUAGE);
  const name = `${page.replace(/^\//, '').replaceAll(/[/?&=#]/g, '-') || 'overview'}-${look.name}`;
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const tell = (method, params) => send(method, params, sessionId);
  const watch = (message) => {
    if (message.sessionId !== sessionId) return;
    if (message.method === 'Log.entryAdded' && message.params.entry.level === 'error') complain(`${name}: ${message.params.entry.text}`);
    if (message.method === 'Runtime.exceptionThrown') complain(`${name}: ${message.params.exceptionDetails.exception?.description ?? message.params.exceptionDetails.text}`);
    if (message.method === 'Network.requestWillBeSent' && !message.params.request.url.startsWith(address.origin) && !message.params.request.url.startsWith('data:')) complain(`${name}: asks ${message.params.request.url}`);
  };
  listeners.add(watch);
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await tell(`${domain}.enable`);
  const size = (height) => tell('Emulation.setDeviceMetricsOverride', { width: look.width, height, deviceScaleFactor: look.width < 500 ? 2 : process.env.SCREEN ? 1.25 : 1, mobile: look.width < 500 });
  await size(look.height);
  await tell('Page.navigate', { url: address.href });
  const ask = async (expression) => (await tell('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })).result.value;
  const ready = "document.readyState === 'complete' && location.href !== 'about:blank' && document.fonts.status === 'loaded' && [...document.querySelectorAll('.kw-graph, [data-island]')].every((e) => 'ready' in e.dataset)";
  for (let i = 0; i < 150 && !(await ask(ready)); i++) await new Promise((resolve) => { setTimeout(resolve, 100); });
  const [width, height] = await ask('[document.documentElement.scrollWidth, document.documentElement.scrollHeight]');
  if (width > look.width) {
    const guilty = await ask(`[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > ${look.width} && !e.closest('.kw-table-wrap, .kw-lanes-wrap, .kw-command, .kw-figure-svg')).slice(0, 4).map((e) => e.tagName.toLowerCase() + '.' + e.className).join(', ')`);
    complain(`${name}: ${width} pixels wide on a screen of ${look.width}: ${guilty}`);
  }
  if (look.name === 'print') {
    const { data } = await tell('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
    writeFileSync(join(folder, `${name}.pdf`), Buffer.from(data, 'base64'));
    listeners.delete(watch);
    await send('Target.closeTarget', { targetId });
    return;
  }
  if (!process.env.SCREEN) await size(Math.min(Math.max(height, look.height), 8000));
  await new Promise((resolve) => { setTimeout(resolve, 250); });
  const { data } = await tell('Page.captureScreenshot', { format: 'png' });
  writeFileSync(join(folder, `${name}.png`), Buffer.from(data, 'base64'));
  listeners.delete(watch);
  await send('Target.closeTarget', { targetId });
}

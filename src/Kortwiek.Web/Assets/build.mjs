// Builds everything under wwwroot/lib from the packages of package-lock.json. Nothing is downloaded here; nothing outside wwwroot/lib is written.
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { trimCss, wordsOf } from './build/trim.mjs';
import { countryNames } from './build/countries.mjs';
import { worldMap } from './build/world.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const web = dirname(here);
const modules = join(here, 'node_modules');
const wwwroot = join(web, 'wwwroot');
const target = join(wwwroot, 'lib');
const draft = join(wwwroot, `lib.tmp-${process.pid}`);

if (!existsSync(modules)) {
  console.error('The packages are missing: run "npm ci --ignore-scripts" in src/Kortwiek.Web/Assets first.');
  process.exit(2);
}

rmSync(draft, { recursive: true, force: true });
mkdirSync(join(draft, 'licences'), { recursive: true });

// Styles: Tabler cut down to the classes that the pages name, then our own, in one file.
const own = ['tokens.css', 'shell.css', 'parts.css', 'figures.css', 'print.css', ...list(join(here, 'src/rooms'), '.css').map((f) => `rooms/${f}`)]
  .map((file) => readFileSync(join(here, 'src', file), 'utf8')).join('\n');
const tabler = readFileSync(join(modules, '@tabler/core/dist/css/tabler.css'), 'utf8');
const trimmed = trimCss(tabler, wordsOf(web), own);
writeFileSync(join(draft, 'all.css'), `${trimmed}\n${own}`);
await build({
  entryPoints: [join(draft, 'all.css')],
  outfile: join(draft, 'kortwiek.css'),
  bundle: true,
  minify: true,
  target: ['chrome123', 'firefox121', 'safari17.5'],
  external: ['*.woff2'],
  logLevel: 'warning',
});
rmSync(join(draft, 'all.css'));

// Scripts: a small one for all pages; the graph only where a graph is.
await build({
  entryPoints: { kortwiek: join(here, 'src/kortwiek.js'), graph: join(here, 'src/graph.js') },
  outdir: draft,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome123', 'firefox121', 'safari17.5'],
  legalComments: 'none',
  logLevel: 'warning',
});

// Fonts: the browser takes the second one only where a page shows such a letter.
for (const part of ['latin', 'latin-ext', 'greek', 'cyrillic']) {
  const file = `inter-${part}-wght-normal.woff2`;
  cpSync(join(modules, '@fontsource-variable/inter/files', file), join(draft, file));
}

writeFileSync(join(draft, 'world.json'), JSON.stringify(worldMap(modules)));

writeFileSync(join(draft, 'countries.json'), JSON.stringify(countryNames(['en', 'nl', 'fr', 'de'])));

for (const name of ['@fontsource-variable/inter', '@tabler/core', 'cytoscape', 'cytoscape-fcose', 'cose-base', 'layout-base', 'd3-geo', 'topojson-client', 'world-atlas']) {
  const folder = join(modules, name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((f) => /^licen[cs]e/i.test(f));
  const text = file ? readFileSync(join(folder, file), 'utf8') : `Licence as stated by the package: ${license}\n`;
  writeFileSync(join(draft, 'licences', `${name.replace('@', '').replace('/', '-')}.txt`), `${name} ${version}\n\n${text}`);
}

rmSync(target, { recursive: true, force: true });
renameSync(draft, target);
console.log(list(target, '').filter((f) => f.includes('.')).map((f) => `${f} ${Math.ceil(readFileSync(join(target, f)).length / 1024)} KiB`).join(', '));

function list(folder, end) {
  return existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith(end)).sort() : [];
}

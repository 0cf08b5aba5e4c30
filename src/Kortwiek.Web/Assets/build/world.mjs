// Projects the world once, at set-up: the pages then draw it as plain SVG, without a script and in the colours of the theme.
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feature, mesh, merge } from 'topojson-client';
import { alpha2 } from './countries.mjs';

const width = 960;
const tiny = 9; // a country whose box is smaller than this many units is shown as a dot as well

/** { source, width, height, land, borders, countries: { BE: { d, x, y, dot } } }; d is null for a country that has no outline at this scale. */
export function worldMap(modules) {
  const { version } = JSON.parse(readFileSync(join(modules, 'world-atlas/package.json'), 'utf8'));
  const read = (scale) => JSON.parse(readFileSync(join(modules, `world-atlas/countries-${scale}m.json`), 'utf8'));
  const coarse = read(110);
  const fine = read(50);
  const inhabited = (topology) => topology.objects.countries.geometries.filter((g) => g.id !== '010');

  const shown = { type: 'GeometryCollection', geometries: inhabited(coarse) };
  const projection = geoEqualEarth().fitWidth?.(width, feature(coarse, shown)) ?? geoEqualEarth();
  const plain = geoPath(projection);
  const [[, top], [, bottom]] = plain.bounds(feature(coarse, shown));
  const [tx, ty] = projection.translate();
  projection.translate([tx, ty - top + 2]);
  const path = geoPath(projection).digits(1);

  const countries = {};
  for (const { features, outline } of [{ features: feature(fine, { type: 'GeometryCollection', geometries: inhabited(fine) }).features, outline: false }, { features: feature(coarse, shown).features, outline: true }]) {
    for (const one of features) {
      const code = alpha2(one.id, one.properties.name);
      if (!code) continue;
      const [x, y] = projection(geoCentroid(largest(one.geometry))).map((v) => Math.round(v * 10) / 10);
      const [[x0, y0], [x1, y1]] = path.bounds(one);
      const place = { d: outline ? path(one) : null, x, y, dot: !outline || Math.max(x1 - x0, y1 - y0) < tiny };
      if (outline) countries[code] = place;
      else countries[code] ??= place;
    }
  }

  return {
    source: `Natural Earth by world-atlas ${version}; Equal Earth projection`,
    width,
    height: Math.ceil(bottom - top + 4),
    land: path(merge(coarse, inhabited(coarse))),
    borders: path(mesh(coarse, shown, (a, b) => a !== b)),
    countries: Object.fromEntries(Object.entries(countries).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

// The middle of France is in France, not between France and Guiana.
function largest(geometry) {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const parts = geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  return parts.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a));
}

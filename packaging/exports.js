import { existsSync } from 'node:fs'
import { doors, root } from './doors.js'

/**
 * What one door offers a bundler, Node by `import` and Node by `require`; types stand first because the first match wins.
 * @param {import('./doors.js').Door} door
 */
function conditions(door) {
  const file = `./dist/${door.name}`
  return {
    ...(door.serverOnly ? { browser: null } : {}),
    import: { types: `${file}.d.ts`, default: `${file}.js` },
    require: { types: `${file}.d.cts`, default: `${file}.cjs` },
  }
}

/**
 * The exports map of package.json, derived from the doors that stand.
 * Item banks are also published as plain JSON, their keys refused to browser bundlers.
 * @returns {Record<string, unknown>}
 */
export function exportsMap() {
  return {
    ...Object.fromEntries(doors.map((door) => [door.subpath, conditions(door)])),
    ...(existsSync(`${root}item-banks`)
      ? {
          './item-banks/*/keys.json': { browser: null, default: './item-banks/*/keys.json' },
          './item-banks/*.json': './item-banks/*.json',
        }
      : {}),
    './package.json': './package.json',
  }
}

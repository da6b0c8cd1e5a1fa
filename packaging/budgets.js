import { existsSync } from 'node:fs'
import { doors, root } from './doors.js'

/**
 * What a user of a door may have to load at most, gzipped, with everything reachable from it.
 * `import` limits the measure to some of its names; the rest is shaken off as a bundler would.
 * @type {readonly { readonly name: string, readonly door: string, readonly import?: string, readonly limit: string }[]}
 */
const budgets = [
  { name: 'melek, with zod', door: '.', limit: '45 kB' },
  { name: 'element', door: './element', limit: '25 kB' },
]

/** In the form of size-limit, for the doors that stand. */
export const sizeLimits = budgets.flatMap(({ name, door, limit, import: names }) => {
  const standing = doors.find(({ subpath }) => subpath === door)
  if (standing === undefined || !existsSync(`${root}dist/${standing.name}.js`)) return []
  return [{ name, path: `dist/${standing.name}.js`, ...(names === undefined ? {} : { import: names }), limit, gzip: true }]
})

import { existsSync } from 'node:fs'
import { doors, root } from './doors.js'

/** @param {string} subpath */
const builtDoor = (subpath) => `dist/${doors.find((door) => door.subpath === subpath)?.name}.js`

/**
 * What a user has to load at most, gzipped, with everything reachable from it; in the form of size-limit, for what stands.
 * zod in the live-test core would alone break its budget, and so is refused there.
 */
export const sizeLimits = [
  { name: 'live-test core: adaptive, scoring, compileBank', path: 'packaging/live-test-core.ts', limit: '12 kB' },
  { name: 'melek, with zod', path: builtDoor('.'), limit: '45 kB' },
  { name: 'melek/element', path: builtDoor('./element'), limit: '25 kB' },
]
  .filter(({ path }) => existsSync(root + path))
  .map((budget) => ({ ...budget, gzip: true }))

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The root of the package, with a trailing slash. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Every way into the package. The build, the exports map, the size budgets and the tests read this list and no other.
 * `subpath` is what a user writes after `melek`; `source` is the file that opens it; `name` is its flat name in dist/.
 * A door marked `serverOnly` is closed to browser bundlers; the types of one marked `nodeOnly` speak of Node's streams.
 * @typedef {{ readonly subpath: string, readonly source: string, readonly name: string, readonly serverOnly?: boolean, readonly nodeOnly?: boolean }} Door
 * @type {readonly Door[]}
 */
export const plannedDoors = [
  { subpath: '.', source: 'src/index.ts', name: 'index' },
  ...[
    'models',
    'tables',
    'bank',
    'scoring',
    'adaptive',
    'calibration',
    'literacy',
    'population',
    'simulation',
    'bulk',
    'interop',
    'reports',
    'server',
    'element',
  ].map((room) => ({ subpath: `./${room}`, source: `src/${room}/index.ts`, name: room, nodeOnly: room === 'bulk' })),
  { subpath: './server/node', source: 'src/server/node/index.ts', name: 'server-node' },
  {
    subpath: './item-banks/asn-digital-literacy',
    source: 'item-banks/asn-digital-literacy/index.ts',
    name: 'item-banks-asn-digital-literacy',
  },
  {
    subpath: './item-banks/asn-digital-literacy/keys',
    source: 'item-banks/asn-digital-literacy/keys.ts',
    name: 'item-banks-asn-digital-literacy-keys',
    serverOnly: true,
  },
]

/** The doors whose source stands today. */
export const doors = plannedDoors.filter((door) => existsSync(root + door.source))

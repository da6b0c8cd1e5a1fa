/** The house: which rooms stand on which floor, what each may use from outside. Changed only together with a decision page. */

export interface Room {
  readonly floor: number
  /** Needs neither Node nor a browser: `node:` modules are refused and `tsconfig.pure.json` compiles it without either. */
  readonly pure: boolean
  /** Sub-room → the sibling sub-rooms it may use. Absent: folders inside the room are free. */
  readonly subRooms?: Readonly<Record<string, readonly string[]>>
  /** The only rooms that may use this one; absent: every room above. */
  readonly onlyFor?: readonly string[]
}

export const rooms: Readonly<Record<string, Room>> = {
  // The ground: both rooms of floor 0 and both of floor 1 report problems (docs/decisions/0002-issues-room.md).
  issues: { floor: -1, pure: true },
  math: { floor: 0, pure: true },
  runtime: { floor: 0, pure: false, onlyFor: ['bulk', 'simulation', 'cli'] },
  models: { floor: 1, pure: true },
  tables: { floor: 1, pure: true },
  bank: { floor: 2, pure: true },
  scoring: { floor: 3, pure: true },
  adaptive: {
    floor: 4,
    pure: true,
    subRooms: {
      selection: [],
      constraints: [],
      exposure: [],
      stopping: [],
      session: ['selection', 'constraints', 'exposure', 'stopping'],
    },
  },
  calibration: {
    floor: 4,
    pure: true,
    subRooms: {
      estimation: [],
      linking: ['estimation'],
      fit: ['estimation'],
      dif: ['estimation', 'linking'],
      drift: ['estimation', 'linking'],
      classical: ['estimation'],
    },
  },
  literacy: { floor: 4, pure: true },
  placement: { floor: 5, pure: true },
  population: { floor: 5, pure: true },
  bulk: { floor: 5, pure: false },
  simulation: { floor: 5, pure: true },
  interop: { floor: 6, pure: true },
  reports: { floor: 7, pure: true },
  server: { floor: 8, pure: false },
  element: { floor: 8, pure: false },
  cli: { floor: 9, pure: false },
}

/** Files of pure rooms that start or are workers, and so live outside `tsconfig.pure.json`. Paths inside src/. */
export const workerFiles = /^(?<room>[a-z]+)\/\k<room>-(worker|pool)\.ts$/

/** Where `node:` modules may be used. Paths inside src/. */
export const nodeFiles = [/^(runtime|bulk|cli)\//, /^server\/node\//, /^server\/[a-z-]+-store\.ts$/, workerFiles]

/** Where files are opened. */
export const fileOpeners = /^(runtime|bulk|cli)\//

export interface ThirdParty {
  /** Which files may import the package. Paths inside src/. */
  readonly where: RegExp
  /** At most one file of the house imports it. */
  readonly inOneFile?: true
  /** The one specifier it is imported by; absent: any of its sub-paths. */
  readonly specifier?: string
}

export const thirdParties: Readonly<Record<string, ThirdParty>> = {
  // The whole of zod weighs three times as much as its small form, and one import of it is enough to load it.
  zod: { where: /^(?!math\/|issues\/|runtime\/|models\/|tables\/).*-schema\.ts$/, specifier: 'zod/mini' },
  mathjs: { where: /^math\/linear-algebra\.ts$/ },
  seedrandom: { where: /^math\/random-source\.ts$/ },
  'csv-parse': { where: /^tables\//, inOneFile: true },
  hyparquet: { where: /^tables\//, inOneFile: true },
  'hyparquet-writer': { where: /^tables\//, inOneFile: true },
  '@noble/hashes': { where: /^bank\//, inOneFile: true },
  yalps: { where: /^adaptive\/constraints\//, inOneFile: true },
  highs: { where: /^adaptive\/constraints\//, inOneFile: true },
  'd3-scale': { where: /^reports\// },
  'd3-shape': { where: /^reports\// },
  lit: { where: /^element\// },
  hono: { where: /^server\//, inOneFile: true },
  jose: { where: /^server\//, inOneFile: true },
  pg: { where: /^server\//, inOneFile: true },
  'better-sqlite3': { where: /^server\//, inOneFile: true },
  saxes: { where: /^interop\//, inOneFile: true },
  fflate: { where: /^interop\//, inOneFile: true },
  commander: { where: /^cli\// },
  'cli-progress': { where: /^cli\// },
  '@hono/node-server': { where: /^cli\//, inOneFile: true },
  tinypool: { where: /^runtime\//, inOneFile: true },
}

import { readFile } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'
import { doors } from './packaging/doors.js'
import { programs } from './packaging/programs.js'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

const shared: Options = {
  target: 'es2022',
  outDir: 'dist',
  sourcemap: true,
  metafile: true,
  splitting: true,
  treeshake: false,
  removeNodeProtocol: false,
  external: [/^node:/],
  // Bundled because users would otherwise load all of mathjs (590 ms), and d3 is ESM only.
  noExternal: ['mathjs', /^d3-/],
  silent: true,
}

const libraryEntry = Object.fromEntries(doors.map((door) => [door.name, door.source]))
const programEntry = Object.fromEntries(programs.map((source) => [source.replace(/^.*\/(.*)\.ts$/, '$1'), source]))

/**
 * A command that is started for one file must not open two hundred modules of other packages first: bundled, it begins 75 ms earlier.
 * Tinypool finds its worker beside itself only.
 */
const bundledPrograms: Options = {
  // The code of a program is read as it stands in dist/; maps of every package would be two thirds of it.
  sourcemap: false,
  noExternal: [/^(?!tinypool|node:)/],
  // Packages in CommonJS ask for the modules of Node by name; most chunks have none, and make no `require` then.
  banner: {
    js: "import { createRequire as createRequireOf } from 'node:module'; const require = (name) => createRequireOf(import.meta.url)(name);",
  },
  esbuildPlugins: [childProcessLater()],
  esbuildOptions(options) {
    // The edition for browsers brings a Buffer of its own.
    options.alias = { 'csv-parse/browser/esm/sync': 'csv-parse/sync' }
  },
}

/** commander starts other programs where a command is one, which none of ours is: what that needs is loaded if it ever does. */
function childProcessLater(): Plugin {
  const asked = "const childProcess = require('node:child_process');"
  const asks = "const childProcess = { get spawn() { return require('node:child_process').spawn; } };"
  return {
    name: 'child-process-later',
    setup(build) {
      build.onLoad({ filter: /commander[\\/]lib[\\/]command\.js$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8')
        if (!text.includes(asked)) throw new Error(`${path} no longer begins with: ${asked}`)
        return { contents: text.replace(asked, asks), loader: 'js' }
      })
    },
  }
}

const library: Options = {
  ...shared,
  entry: libraryEntry,
  platform: 'neutral',
  shims: true,
}

/** The types of both formats from one pass of the compiler, which is most of the time of a build. */
const types: Options = {
  ...library,
  format: ['esm', 'cjs'],
  dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0', allowJs: false, checkJs: false } },
}

export default defineConfig([
  ...(doors.length === 0
    ? []
    : [{ ...library, format: 'esm' as const }, { ...library, format: 'cjs' as const, splitting: false }, types]),
  ...(programs.length === 0
    ? []
    : [{ ...shared, ...bundledPrograms, entry: programEntry, format: 'esm' as const, platform: 'node' as const, dts: false }]),
])

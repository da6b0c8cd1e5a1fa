import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { root } from './doors.js'

/**
 * Runs a TypeScript program of this package in this process and at its root: `node packaging/run-typescript.js FILE`.
 * It is bundled with the sources that it imports, as the build does; packages are taken from node_modules.
 */
const [file = ''] = process.argv.slice(2)
process.chdir(root)
// Inside node_modules, so that the bundle finds the packages that it leaves outside.
mkdirSync('node_modules/.cache', { recursive: true })
const folder = mkdtempSync('node_modules/.cache/melek-')
const outfile = `${folder}/program.mjs`
try {
  buildSync({
    entryPoints: [file],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'es2022',
  })
  await import(`${root}${outfile}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

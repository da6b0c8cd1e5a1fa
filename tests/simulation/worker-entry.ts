import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { onTestFinished } from 'vitest'

/** The worker as the build bundles it, for as long as the test lives: threads cannot run TypeScript. */
export function builtWorker(source: string): URL {
  // Inside node_modules, so that the bundle finds the packages that it leaves outside.
  mkdirSync('node_modules/.cache', { recursive: true })
  const folder = mkdtempSync('node_modules/.cache/melek-worker-')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const outfile = `${folder}/worker.js`
  buildSync({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'es2022',
  })
  return pathToFileURL(outfile)
}

import { rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { rollup } from 'rollup'
import { root } from './doors.js'
import { programs } from './programs.js'

/**
 * The build cuts the programs in dist/ into a chunk for every set of commands that share something: sixty files before
 * `melek score` begins, half a millisecond each. What that command needs, the usual estimator included, becomes two files, one
 * of them what its threads need; all other chunks stay as they are.
 */

const dist = `${root}dist/`
const entries = programs.map((source) => `${dist}${basename(source, '.ts')}.js`)

/**
 * The file that a chunk is put into, for those of the score command.
 * @param {string} id
 * @param {{ getModuleInfo: (id: string) => import('rollup').ModuleInfo | null }} graph
 */
function joinedFile(id, { getModuleInfo }) {
  if (entries.includes(id)) return undefined
  const worker = [`${dist}bulk-worker.js`]
  const thread = reached([...worker, ...startedBy(worker, /^eap-columns-[^-]+\.js$/, getModuleInfo)], getModuleInfo)
  if (thread.has(id)) return 'program-scoring'
  const command = `${dist}cli.js`
  const score = startedBy([command], /^score-[^-]+\.js$/, getModuleInfo)
  return reached([command, ...score], getModuleInfo).has(id) ? 'program-score' : undefined
}

/**
 * What some files, and those they load at once, load later, by its name.
 * @param {readonly string[]} files
 * @param {RegExp} name
 * @param {(id: string) => import('rollup').ModuleInfo | null} getModuleInfo
 */
function startedBy(files, name, getModuleInfo) {
  const later = [...reached(files, getModuleInfo)].flatMap((each) => getModuleInfo(each)?.dynamicallyImportedIds ?? [])
  return later.filter((path) => name.test(basename(path)))
}

/**
 * Some files and all that they load at once.
 * @param {readonly string[]} files
 * @param {(id: string) => import('rollup').ModuleInfo | null} getModuleInfo
 */
function reached(files, getModuleInfo) {
  const seen = new Set(files)
  for (const id of seen) for (const next of getModuleInfo(id)?.importedIds ?? []) seen.add(next)
  return seen
}

if (entries.length > 0) {
  const bundle = await rollup({ input: entries, external: (id) => !/^[./]/.test(id), treeshake: false })
  const { output } = await bundle.generate({
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    manualChunks: joinedFile,
  })
  const chunks = output.filter((file) => file.type === 'chunk')
  // What keeps its name is written over: a program stays one that may be run.
  for (const path of chunks.flatMap(({ moduleIds }) => moduleIds)) if (!entries.includes(path)) rmSync(path)
  for (const { fileName, code } of chunks) writeFileSync(dist + fileName, code)
  await bundle.close()
}

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { root } from './doors.js'

/** Names and licences of the packages whose code the build has put into dist/, as every one of those licences asks. */

const dist = `${root}dist/`
mkdirSync(dist, { recursive: true })
const metafiles = readdirSync(dist).filter((name) => /^metafile-.*\.json$/.test(name))

const inputs = metafiles.flatMap((name) => Object.keys(JSON.parse(readFileSync(dist + name, 'utf8')).inputs))
const folders = new Set(inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []))

const sections = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'))
  const file = readdirSync(root + folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (file === undefined && license === undefined) throw new Error(`${name} is bundled but carries no licence; do not bundle it`)
  return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(`${root}${folder}/${file}`, 'utf8').trim()}\n`
})

for (const name of metafiles) rmSync(dist + name)
const heading = 'melek contains code of the following packages, each under its own licence.\n'
writeFileSync(`${dist}third-party-licenses.txt`, [heading, ...sections].join(`\n${'-'.repeat(80)}\n\n`))

import { readFileSync, writeFileSync } from 'node:fs'
import { doors, root } from './doors.js'
import { exportsMap } from './exports.js'
import { command } from './programs.js'

const path = `${root}package.json`
const manifest = JSON.parse(readFileSync(path, 'utf8'))
writeFileSync(path, `${JSON.stringify({ ...manifest, bin: command, exports: exportsMap() }, null, 2)}\n`)
process.stdout.write(`${doors.length} doors written to package.json\n`)

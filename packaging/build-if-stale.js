import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { root } from './doors.js'

/** Written last by the build: its time is the time of dist/. */
const stamp = `${root}dist/third-party-licenses.txt`

/** @param {string} path */
const changedAt = (path) => statSync(root + path).mtimeMs

const sources = ['src', 'item-banks', 'packaging']
  .filter((folder) => existsSync(root + folder))
  .flatMap((folder) => readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`))
  .concat('package.json', 'package-lock.json', 'tsup.config.ts', 'tsconfig.json')

if (!existsSync(stamp) || sources.some((path) => changedAt(path) > statSync(stamp).mtimeMs)) {
  process.exitCode = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' }).status ?? 1
}

import { spawnSync } from 'node:child_process'
import { sizeLimits } from './budgets.js'
import { root } from './doors.js'

if (sizeLimits.length > 0) {
  process.exitCode = spawnSync('npx', ['--no-install', 'size-limit'], { cwd: root, stdio: 'inherit' }).status ?? 1
}

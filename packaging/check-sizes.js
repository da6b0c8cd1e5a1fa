import { execFileSync } from 'node:child_process'
import { sizeLimits } from './budgets.js'
import { root } from './doors.js'

if (sizeLimits.length > 0) execFileSync('npx', ['--no-install', 'size-limit'], { cwd: root, stdio: 'inherit' })
else process.stdout.write('No door with a size budget stands.\n')

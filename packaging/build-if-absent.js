import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { root } from './doors.js'

if (!existsSync(`${root}dist/cli.js`)) execSync('npm run build', { cwd: root, stdio: 'inherit' })

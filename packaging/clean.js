import { rmSync } from 'node:fs'
import { root } from './doors.js'

rmSync(`${root}dist`, { recursive: true, force: true })

import { existsSync } from 'node:fs'
import { root } from './doors.js'

/** Programs of their own in dist/: started by path, never imported. */
export const programs = [
  'src/cli/cli.ts',
  'src/bulk/bulk-worker.ts',
  'src/simulation/simulation-worker.ts',
  'src/calibration/calibration-worker.ts',
].filter((source) => existsSync(root + source))

import { defineConfig } from 'vitest/config'
import { root } from './packaging/doors.js'
import { alias } from './vitest.config.js'

/** Opens the pages in a real Chromium; skipped visibly where none is installed. */
export default defineConfig({
  resolve: { alias },
  test: { root, include: ['tests/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false },
})

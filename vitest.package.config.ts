import { defineConfig } from 'vitest/config'
import { root } from './packaging/doors.js'

/** Packs, installs and imports the built package as a user would; slow, so a configuration of its own. */
export default defineConfig({
  test: { root, include: ['tests/package/**/*.test.ts'], passWithNoTests: true, testTimeout: 300_000, hookTimeout: 300_000 },
})

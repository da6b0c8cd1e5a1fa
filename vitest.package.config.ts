import { defineConfig } from 'vitest/config'
import { root } from './packaging/doors.js'

/** Packs, installs and imports the built package as a user would; slow, so a configuration of its own. */
export default defineConfig({
  test: {
    root,
    include: ['tests/package/**/*.test.ts'],
    globalSetup: ['tests/package/install.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 30_000,
  },
})

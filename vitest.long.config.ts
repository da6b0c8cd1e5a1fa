import { defineConfig } from 'vitest/config'
import config from './vitest.config.js'

/** Every law on ten times as many cases as `npm test` tries: for evidence and for the hunt for rare cases. */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: ['tests/**/*.properties.test.ts'],
    setupFiles: ['tests/arbitraries/long-run.ts'],
    env: { PROPERTY_FACTOR: '10' },
    testTimeout: 900_000,
  },
})

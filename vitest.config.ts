import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { doors, root } from './packaging/doors.js'
import { exampleModules } from './tests/documentation/example-modules.js'

/** `melek` and `melek/…` mean the sources, so that documentation runs against what stands in src/. */
export const alias = doors.map((door) => ({
  find: new RegExp(`^melek${door.subpath.slice(1).replaceAll('/', '\\/')}$`),
  replacement: root + door.source,
}))

export default defineConfig({
  plugins: [exampleModules()],
  resolve: { alias },
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/package/**', 'tests/browser/**', 'tests/database/**'],
    setupFiles: ['tests/arbitraries/seed.ts'],
    passWithNoTests: true,
    testTimeout: 20_000,
    // The files of a worker share their modules: loading them anew for each took a third of the time. A file that reloads
    // modules or stubs globals must put both back.
    isolate: false,
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['src/**/*.ts'] },
  },
})

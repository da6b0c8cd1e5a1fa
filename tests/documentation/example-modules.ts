import type { Plugin } from 'vitest/config'
import { root } from '../../packaging/doors.js'
import { examplesOf } from './examples.js'

/** The module in which the n-th example of a file runs. */
export function exampleModule(file: string, index: number): string {
  return `${root}${file}.example-${index}.ts`
}

/** Serves the examples of the documentation as modules, so that they are compiled and resolved like every other source. */
export function exampleModules(): Plugin {
  return {
    name: 'melek-examples',
    enforce: 'pre',
    resolveId: (id) => (/\.example-\d+\.ts$/.test(id) ? (id.startsWith(root) ? id : root + id.replace(/^\//, '')) : undefined),
    load(id) {
      const match = /^(.*)\.example-(\d+)\.ts$/.exec(id)
      if (match === null) return undefined
      const example = examplesOf((match[1] as string).slice(root.length))[Number(match[2])]
      const claims = JSON.stringify(`${root}tests/documentation/promises.ts`)
      return `import { promise as __promise, promiseThrown as __promiseThrown } from ${claims}; ${example?.code}`
    },
  }
}

import { existsSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { doors, root } from '../../packaging/doors.js'
import { examplesOf } from '../documentation/examples.js'
import { run, write } from './programs.js'

const consumer = inject('consumer')

const strict = {
  target: 'ES2022',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
}

const importsOf = (some: typeof doors) =>
  some
    .map((door, index) => `import * as door${index} from '${door.subpath.replace(/^\./, 'melek')}'\nvoid door${index}\n`)
    .join('')

/** Doors that a project without any types of Node may open. */
const everyDoor = importsOf(doors.filter((door) => door.nodeOnly !== true))

/** Compiles a file of the consumer with the compiler of this package. */
function compile(name: string, file: string, text: string, options: object): { status: number | null; text: string } {
  write(consumer, file, text)
  write(consumer, `tsconfig.${name}.json`, JSON.stringify({ compilerOptions: { ...strict, ...options }, files: [file] }))
  return run(consumer, process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', `tsconfig.${name}.json`])
}

const browser = { lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: [] }

test.each([
  ['nodenext, an ES module', 'esm', 'doors.mts', { module: 'NodeNext', moduleResolution: 'NodeNext' }],
  ['nodenext, a CommonJS module', 'cjs', 'doors.cts', { module: 'NodeNext', moduleResolution: 'NodeNext' }],
  ['node16', 'node16', 'doors16.mts', { module: 'Node16', moduleResolution: 'Node16' }],
  ['node16, a CommonJS module', 'cjs16', 'doors16.cts', { module: 'Node16', moduleResolution: 'Node16' }],
  ['bundler', 'bundler', 'bundled.ts', { module: 'ESNext', moduleResolution: 'Bundler' }],
])('the types of every door compile without skipLibCheck: %s', (_title, name, file, options) => {
  const text = name.startsWith('cjs')
    ? everyDoor.replace(/import \* as (\w+) from ('.*')/g, 'import $1 = require($2)')
    : everyDoor
  expect(compile(name, file, text, { ...browser, ...options })).toEqual({ status: 0, text: '' })
})

test('the types of the doors for Node compile where the types of Node are installed', () => {
  const node = { lib: ['ES2023'], types: ['node'], typeRoots: [`${root}node_modules/@types`] }
  const nodeDoors = importsOf(doors.filter((door) => door.nodeOnly === true))
  expect(compile('node', 'node.mts', nodeDoors, { ...node, module: 'NodeNext', moduleResolution: 'NodeNext' })).toEqual({
    status: 0,
    text: '',
  })
})

test('a wrong use of a door is a type error, so the types are not any', () => {
  const text = doors
    .map((door, index) => `import { noSuchName${index} } from '${door.subpath.replace(/^\./, 'melek')}'\n`)
    .join('')
  const outcome = compile('wrong', 'wrong.mts', text, { ...browser, module: 'NodeNext', moduleResolution: 'NodeNext' })
  expect(outcome.text.match(/has no exported member 'noSuchName/g)).toHaveLength(doors.length)
})

test.runIf(existsSync(`${root}README.md`))('the examples of the README compile against the published types', () => {
  const files = examplesOf('README.md').map(({ code, line }) => {
    const declared = 'declare function __promise<T>(actual: T, text: string, where: string): T\n'
    const throwing = 'declare function __promiseThrown(run: () => unknown, text: string, where: string): Promise<void>\n'
    return { path: `readme-${line}.mts`, text: `${declared}${throwing}${code}\nexport {}\n` }
  })
  for (const { path, text } of files) {
    const options = {
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      lib: ['ES2023'],
      types: ['node'],
      typeRoots: [`${root}node_modules/@types`],
    }
    expect(compile('readme', path, text, options)).toEqual({ status: 0, text: '' })
  }
})

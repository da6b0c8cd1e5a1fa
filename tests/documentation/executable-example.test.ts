import { describe, expect, test } from 'vitest'
import { docstringExamples, exportedValues } from './docstring-examples.js'
import { examplesOf } from './examples.js'
import { executable } from './executable-example.js'
import { fencesOf } from './fences.js'
import { promise, promiseThrown } from './promises.js'

const run = (code: string): Promise<void> => {
  const body = `return (async () => { ${executable(code, 'page.md', 10)}\n })()`
  return new Function('__promise', '__promiseThrown', body)(promise, promiseThrown)
}

/** A program with a hole in a template. */
const template = 'const x = `a$'.concat('{1}b`')

describe('an example with a true promise passes, with a false one it fails at its line', () => {
  test.each([
    ['an expression', '1 + 1 // => 2', '1 + 1 // => 3'],
    ['a declaration', 'const x = 1 + 1 // => 2', 'const x = 1 + 1 // => 3'],
    [
      'a destructuring',
      'const { a, b } = { a: 1, b: 2 } // => { a: 1, b: 2 }',
      'const { a, b } = { a: 1, b: 2 } // => { a: 1, b: 1 }',
    ],
    ['what is printed', 'console.log([1]) // => [1]', 'console.log([1]) // => [2]'],
    ['a promise on the next line', '[1,\n2]\n// => [1, 2]', '[1,\n2]\n// => [1]'],
    ['an awaited value', 'await Promise.resolve(1) // => 1', 'await Promise.resolve(1) // => 2'],
    ['a statement in a loop', 'for (const x of [1]) {\n  x // => 1\n}', 'for (const x of [1]) {\n  x // => 2\n}'],
    [
      'a promise inside a promised statement',
      '[1].map((x) => {\n  x // => 1\n  return 2 * x\n}) // => [2]',
      '[1].map((x) => {\n  x // => 2\n  return 2 * x\n}) // => [2]',
    ],
    ['an error by its words', "(() => { throw new Error('no items') })() // throws no items", '1 // throws no items'],
    ['a promise behind a template', `${template}\nx // => "a1b"`, `${template}\nx // => "a2b"`],
    ['a promise behind a pattern', "const x = /['`]/\nx.test('`') // => true", "const x = /['`]/\nx.test('`') // => false"],
    ['the second of two', '1 // => 1\n2 // => 2', '1 // => 1\n2 // => 3'],
  ])('%s', async (_case, holds, fails) => {
    await expect(run(holds)).resolves.toBeUndefined()
    await expect(run(fails)).rejects.toThrow(/^page\.md:1[0-2]: /)
  })

  test('an error by its code', async () => {
    const throwing = "(() => { throw Object.assign(new Error('x'), { code: 'unknown-item' }) })()"
    await expect(run(`${throwing} // throws unknown-item`)).resolves.toBeUndefined()
    await expect(run(`${throwing} // throws unknown-model`)).rejects.toThrow(
      'page.md:10: threw unknown-item x, promised unknown-model',
    )
  })

  test('a promise that follows no statement is refused', () => {
    expect(() => executable('// => 3', 'page.md', 10)).toThrow('page.md:10: no statement stands before')
  })

  test('a text that looks like a promise is not one', () => {
    expect(executable("const x = '// => 3'", 'page.md', 1)).toBe("const x = '// => 3'")
  })
})

test('a page gives its ts blocks as programs, and named blocks as files for them', () => {
  const page =
    '# A\n\n```ts\nconst a = 1\n```\n\ntext\n\n```csv exam.csv\nperson,q1\n```\n\n```ts continues\na // => 1\n```\n\n```sh\nls\n```\n\n```ts\n2\n```\n'
  const examples = examplesOf('page.md', page)
  expect(examples.map(({ line }) => line)).toEqual([4, 22])
  expect(examples[0]?.code).toContain('__promise((a), "1", "page.md:14")')
  expect(examples[0]?.files).toEqual([{ name: 'exam.csv', text: 'person,q1\n' }])
})

test('a block that nothing closes is refused by its line', () => {
  expect(() => fencesOf('a\n```ts\n1\n')).toThrow('line 2 opens a block')
})

test('a docstring gives its examples, plain or fenced, and the exports they may use', () => {
  const text = [
    '/**',
    ' * Doubles.',
    ' * @example',
    ' * double({ x: 2 }.x) // => 4',
    ' * @returns twice',
    ' */',
    'export function double(x: number): number { return 2 * x }',
    '/** @example double(1) // => 2 */',
    'export const twice = double',
    '/**',
    ' * @example',
    ' * ```ts',
    ' * twice(3) // => 6',
    ' * ```',
    ' */',
    'type Hidden = number',
  ].join('\n')
  expect(docstringExamples('a.ts', text)).toEqual([
    { code: 'double({ x: 2 }.x) // => 4', line: 3 },
    { code: 'double(1) // => 2', line: 8 },
    { code: 'twice(3) // => 6', line: 11 },
  ])
  expect(exportedValues('a.ts', text)).toEqual(['double', 'twice'])
})

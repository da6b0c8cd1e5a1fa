import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { publint } from 'publint'
import { expect, inject, test } from 'vitest'
import { root } from '../../packaging/doors.js'
import { run } from './programs.js'

const tarball = inject('tarball')
const installed = join(inject('consumer'), 'node_modules/melek')

const contents = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((path) => path.replace(/^package\//, ''))

test('the tarball holds the build, the item banks, the pages and the papers, and nothing else', () => {
  const allowed =
    /^(dist\/[\w-]+\.(js|cjs|d\.ts|d\.cts|txt|(js|cjs)\.map)|item-banks\/.*\.(json|md)|docs\/.*\.(md|json|csv|sh)|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/
  expect(contents.filter((path) => !allowed.test(path))).toEqual([])
  expect(contents).toEqual(expect.arrayContaining(['package.json', 'LICENSE', 'dist/third-party-licenses.txt']))
})

test('every page that README and docs/ point to is in the tarball, but for what only a clone has', () => {
  const held = new Set(contents)
  const dead = contents
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) =>
      [...readFileSync(join(installed, path), 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, link = '']) =>
        posix.join(posix.dirname(path), link),
      ),
    )
    .filter((link) => !held.has(link) && !contents.some((path) => path.startsWith(`${link}/`)))
  expect(dead.filter((link) => !/^(tests\/|benchmarks\/results\.json$|CONTRIBUTING\.md$)/.test(link))).toEqual([])
})

test('no source map leads out of the package, and none is cut off from its text', () => {
  for (const path of contents.filter((path) => path.endsWith('.map'))) {
    const { sources, sourcesContent } = JSON.parse(readFileSync(join(installed, path), 'utf8'))
    expect(sourcesContent, path).toHaveLength(sources.length)
  }
})

test('every package whose code is bundled is named with its licence', () => {
  const licenses = readFileSync(join(installed, 'dist/third-party-licenses.txt'), 'utf8')
  const bundled = new Set<string>()
  for (const path of contents.filter((path) => path.endsWith('.map'))) {
    const { sources } = JSON.parse(readFileSync(join(installed, path), 'utf8')) as { sources: string[] }
    for (const source of sources) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(source)?.[1]
      if (name !== undefined) bundled.add(name)
    }
  }
  expect([...bundled].filter((name) => !licenses.includes(`\n${name} `))).toEqual([])
})

test('publint finds nothing to say', async () => {
  const { messages } = await publint({ pkgDir: installed, pack: false, strict: true })
  expect(messages).toEqual([])
})

test('are the types wrong? No, in every way of resolving that knows sub-paths', () => {
  const attw = `${root}node_modules/@arethetypeswrong/cli/dist/index.js`
  const { status, text } = run(root, process.execPath, [attw, tarball, '--profile', 'node16', '--format', 'ascii', '--no-emoji'])
  expect(status, text).toBe(0)
})

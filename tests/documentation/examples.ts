import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { root } from '../../packaging/doors.js'
import { docstringExamples, exportedValues } from './docstring-examples.js'
import { executable } from './executable-example.js'
import { type Fence, fencesOf } from './fences.js'

/** A piece of documentation that runs. */
export interface Example {
  /** Path inside the package. */
  readonly file: string
  readonly line: number
  readonly code: string
  /** Files that its document shows: written into the folder it runs in. */
  readonly files: readonly { readonly name: string; readonly text: string }[]
}

/** README.md, every page of docs/ and every source file. */
export function documentedFiles(): string[] {
  const below = (folder: string, ending: string) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(ending))
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .sort()
  return ['README.md', ...below('docs', '.md'), ...below('src', '.ts')].filter((file) => existsSync(root + file))
}

export function examplesOf(file: string, text = readFileSync(root + file, 'utf8')): Example[] {
  return file.endsWith('.md') ? documentExamples(file, text) : sourceExamples(file, text)
}

/** Each `ts` block is a program of its own, unless its fence says `ts continues`; a block with a file name is a file they can read. */
function documentExamples(file: string, text: string): Example[] {
  const fences = fencesOf(text)
  const files = fences
    .filter((fence) => /^[\w-]+\.\w+$/.test(fence.info))
    .map((fence) => ({ name: fence.info, text: `${fence.code}\n` }))
  const programs: Fence[] = []
  for (const fence of fences) {
    if (fence.language !== 'ts') continue
    const before = programs.at(-1)
    if (fence.info !== 'continues' || before === undefined) programs.push(fence)
    else programs[programs.length - 1] = { ...before, code: joined(before, fence) }
  }
  return programs.map(({ line, code }) => ({ file, line, code: executable(code, file, line), files }))
}

/** Keeps the line numbers of the second block true. */
function joined(before: Fence, next: Fence): string {
  const gap = next.line - before.line - before.code.split('\n').length
  return `${before.code}\n${'\n'.repeat(gap)}${next.code}`
}

function sourceExamples(file: string, text: string): Example[] {
  // Most sources show nothing, and parsing them all takes seconds.
  if (!text.includes('@example')) return []
  const own = exportedValues(file, text)
  return docstringExamples(file, text).map(({ line, code }) => {
    const unnamed = own.filter((name) => !new RegExp(`import[^'"]*\\b${name}\\b`).test(code))
    const imports = `import { ${unnamed.join(', ')} } from ${JSON.stringify(root + file)}; `
    return { file, line, code: (unnamed.length > 0 ? imports : '') + executable(code, file, line), files: [] }
  })
}

import ts from 'typescript'
import { expect, test } from 'vitest'
import { surveyCodes } from './stable-codes.js'

/** The survey of one source text, compiled without the library. */
function surveyOf(text: string) {
  const file = ts.createSourceFile('planted.ts', text, ts.ScriptTarget.Latest, true)
  const host: ts.CompilerHost = {
    fileExists: (path) => path === file.fileName,
    readFile: () => undefined,
    getSourceFile: (path) => (path === file.fileName ? file : undefined),
    getDefaultLibFileName: () => 'lib.d.ts',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => undefined,
  }
  const program = ts.createProgram([file.fileName], { noLib: true, strict: true }, host)
  const { uses, unreadable } = surveyCodes(program, (path) => path)
  return { codes: uses.map(({ carrier, code }) => `${carrier} ${code}`), unreadable }
}

test.each([
  ['the code of an error', "throw new MelekError('bank-invalid', 'text')", ['error bank-invalid']],
  ['the code of an issue', "const issue = { code: 'bank-empty', message: '', path: '' }", ['detail bank-empty']],
  ['the code of a refused row', "const reject = { code: 'row-length', reason: '' }", ['detail row-length']],
  ['the code of a note', "const note = { code: 'balanced', detail: '' }", ['detail balanced']],
  ['both ends of a choice', "const e = (a: boolean) => new MelekError(a ? 'one' : 'two', '')", ['error one', 'error two']],
  [
    'a choice held in a constant',
    "const f = (a: boolean) => { const code = a ? 'one' : 'two'; return { code, message: '' } }",
    ['detail one', 'detail two'],
  ],
  [
    'a template over a union',
    `const f = (part: 'column' | 'item') => ({ code: \`layout-\${part}-duplicate\`, message: '' })`,
    ['detail layout-column-duplicate', 'detail layout-item-duplicate'],
  ],
  [
    'what callers hand to a local function',
    "const add = (code: string) => ({ code, message: '' })\nadd('one')\nadd('two')",
    ['detail one', 'detail two'],
  ],
])('the survey reads %s', (_case, text, codes) => {
  expect(surveyOf(text)).toEqual({ codes, unreadable: [] })
})

test.each([
  ['an object whose code has no text for a person', "const area = { code: '1.1', name: 'Browsing' }"],
  ['a code handed on from another error', "const f = (error: { code: string }) => ({ code: error.code, message: '' })"],
])('the survey passes over %s', (_case, text) => {
  expect(surveyOf(text)).toEqual({ codes: [], unreadable: [] })
})

test.each([
  ['a code that anything may be', 'export function f(code: string) {\n  return { code, message: "" }\n}', 'planted.ts:2'],
  ['a code glued from an open text', `export const f = (part: string) => new MelekError(\`x-\${part}\`, '')`, 'planted.ts:1'],
])('the survey reports %s', (_case, text, place) => {
  expect(surveyOf(text)).toEqual({ codes: [], unreadable: [place] })
})

import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from '../../packaging/doors.js'
import { type CodeUse, surveyCodes } from './stable-codes.js'

const survey = surveyCodes(sourceProgram(), (path) => (path.startsWith(`${root}src/`) ? path.slice(root.length) : undefined))
const page = readFileSync(`${root}docs/errors.md`, 'utf8')

/** The section of docs/errors.md that lists the codes of a carrier. */
const sections: Readonly<Record<CodeUse['carrier'], RegExp>> = {
  error: /^## Errors$(.*?)(?=^## )/ms,
  detail: /^## Details$(.*)/ms,
}

function sourceProgram(): ts.Program {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent({ ...config, include: ['src'] }, ts.sys, root)
  return ts.createProgram(fileNames, options)
}

/** The rows `| code | meaning | repair |` of a section. */
function rowsOf(carrier: CodeUse['carrier']): { readonly code: string; readonly cells: readonly string[] }[] {
  const section = sections[carrier].exec(page)?.[1] ?? ''
  return [...section.matchAll(/^\| `([\w-]+)` \|(.*)\|$/gm)].map(([, code, rest]) => ({
    code: code as string,
    cells: (rest as string).split('|').map((cell) => cell.trim()),
  }))
}

test('every code can be read from the sources', () => {
  expect(survey.unreadable).toEqual([])
})

test.each(['error', 'detail'] as const)('docs/errors.md lists every %s code', (carrier) => {
  const listed = new Set(rowsOf(carrier).map(({ code }) => code))
  const missing = new Map<string, string>()
  for (const use of survey.uses) if (use.carrier === carrier && !listed.has(use.code)) missing.set(use.code, use.place)
  expect([...missing].map(([code, place]) => `${code}, given in ${place}`)).toEqual([])
})

test.each(['error', 'detail'] as const)('docs/errors.md lists no %s code that nothing gives', (carrier) => {
  const given = new Set(survey.uses.filter((use) => use.carrier === carrier).map(({ code }) => code))
  expect(
    rowsOf(carrier)
      .map(({ code }) => code)
      .filter((code) => !given.has(code)),
  ).toEqual([])
})

test.each(['error', 'detail'] as const)('docs/errors.md lists each %s code once, with a meaning and a repair', (carrier) => {
  const rows = rowsOf(carrier)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map(({ code }) => code)).toEqual([...new Set(rows.map(({ code }) => code))])
  expect(rows.filter(({ cells }) => cells.length !== 2 || cells.some((cell) => cell.length < 3)).map(({ code }) => code)).toEqual(
    [],
  )
})

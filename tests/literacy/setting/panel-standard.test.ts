import { expect, test } from 'vitest'
import { standard } from '../../../item-banks/asn-digital-literacy/index.js'
import { isMelekError } from '../../../src/issues/melek-error.js'
import { readJudgedPersons } from '../../../src/literacy/setting/judged-persons.js'
import { panelStandard } from '../../../src/literacy/setting/panel-standard.js'
import { parseStandard } from '../../../src/literacy/standard-schema.js'

const base = parseStandard(standard)
const made = { version: '2', provenance: { status: 'test' } }
const cut = (at: number) => ({ cut: at, standardError: 0.1 })

function codesOf(run: () => unknown): string[] {
  try {
    run()
  } catch (error) {
    if (isMelekError(error)) return [error.code, ...error.issues.map(({ code }) => code)]
    throw error
  }
  return []
}

test('levels without a cut are left out, the lowest stays, and errors go with their cuts', () => {
  const found = panelStandard(base, new Map([['3', cut(-0.2)]]), { ...made, id: 'panel/1' })
  expect(found.levels.map(({ id, from }) => [id, from])).toEqual([
    ['1', null],
    ['3', -0.2],
  ])
  expect(found).toMatchObject({ id: 'panel/1', version: '2', targetLevel: '3', cutStandardErrors: [0.1] })
  expect(parseStandard(JSON.parse(JSON.stringify(found)))).toEqual(found)
})

test('all cuts, in whatever order they come, give all levels', () => {
  const cuts = new Map(
    ['5', '3', '2', '4'].map((level) => [level, { cut: Number(level) - 3, standardError: Number(level) / 10 }]),
  )
  const found = panelStandard(base, cuts, made)
  expect(found.levels.map(({ from }) => from)).toEqual([null, -1, 0, 1, 2])
  expect(found.cutStandardErrors).toEqual([0.2, 0.3, 0.4, 0.5])
})

test('a level that is none, the lowest, or a target without a cut are refused together', () => {
  const wrong = new Map([
    ['9', cut(0)],
    ['1', cut(1)],
  ])
  expect(codesOf(() => panelStandard(base, wrong, made))).toEqual([
    'standard-invalid',
    'level-unknown',
    'level-unknown',
    'target-level-unset',
  ])
})

const bytes = (text: string) => new TextEncoder().encode(text)

test('judged persons are read with either mark and either language; who is not judged or has no theta is left out and counted', () => {
  const text = 'person;theta;proficient\na;0,5;ya\nb;-1,25;tidak\nc;;ya\nd;0,1;\ne;2;1\n'
  expect(readJudgedPersons(bytes(text))).toEqual({
    persons: [
      { theta: 0.5, proficient: true },
      { theta: -1.25, proficient: false },
      { theta: 2, proficient: true },
    ],
    leftOut: { notJudged: 1, withoutTheta: 1 },
  })
})

test('cells that cannot be read are named by their lines', () => {
  expect(codesOf(() => readJudgedPersons(bytes('theta,proficient\n0.5,perhaps\nabove,1\n')))).toEqual([
    'judges-file',
    'judgement-unreadable',
    'cell-not-number',
  ])
  expect(codesOf(() => readJudgedPersons(bytes('person,score\na,1\n')))).toEqual([
    'judges-file',
    'column-missing',
    'column-missing',
  ])
})

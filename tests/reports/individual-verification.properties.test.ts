import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type IndividualStatement, verificationCode } from '../../src/reports/individual-verification.js'
import { bundledTest, finishedSession } from './individual-sources.js'

const tested = bundledTest()
const session = finishedSession(tested, 'verify', (step) => step % 2 === 0)
const { id, version, fingerprint } = session.bank
const statement: IndividualStatement = {
  sessionId: session.id,
  bank: { id, version, fingerprint },
  result: tested.result(session),
  person: 'Siti',
  validUntil: '2027-11-22',
  synthetic: false,
}
const code = verificationCode(statement)

test('the code is four groups of four letters and digits that are not misread', () => {
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
})

test('whoever holds the session as a file comes to the same code', () => {
  const held = JSON.parse(JSON.stringify(session)) as typeof session
  expect(verificationCode({ ...statement, result: tested.result(held) })).toBe(code)
})

test('any field altered gives another code', () => {
  const altered: Partial<IndividualStatement>[] = [
    { sessionId: 'another' },
    { bank: { id, version: '9', fingerprint } },
    { bank: { id, version, fingerprint: 'sha256:0' } },
    { person: 'Budi' },
    { person: null },
    { validUntil: '2028-11-22' },
    { synthetic: true },
    { result: { ...statement.result, provisional: false } },
    { result: { ...statement.result, level: '5' } as IndividualStatement['result'] },
  ]
  const codes = altered.map((change) => verificationCode({ ...statement, ...change }))
  expect(new Set([code, ...codes]).size).toBe(altered.length + 1)
})

test('figures altered by a printed digit give another code, the last bits of the machine do not', () => {
  if (statement.result.kind !== 'finite') throw new Error('the result must be finite')
  const result = { ...statement.result, theta: 0.1234564 }
  const at = (theta: number) => verificationCode({ ...statement, result: { ...result, theta } })
  fc.assert(
    fc.property(fc.double({ min: -1e-9, max: 1e-9, noNaN: true }), (noise) => {
      expect(at(0.1234564 + noise)).toBe(at(0.1234564))
    }),
    { numRuns: 20 },
  )
  expect(at(0.1334564)).not.toBe(at(0.1234564))
})

test('the order of fields and the wording of the sentences do not matter', () => {
  const backwards = Object.fromEntries(Object.entries(statement.result).reverse()) as unknown as IndividualStatement['result']
  const reworded = { ...backwards, summary: { id: 'lain', en: 'other' } }
  expect(verificationCode({ ...statement, result: reworded })).toBe(code)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { leeAgreement } from '../../../src/literacy/agreement/lee.js'
import { rudnerAgreement } from '../../../src/literacy/agreement/rudner.js'
import { raschBank } from '../../adaptive/banks.js'

const person = fc.record({
  theta: fc.double({ min: -4, max: 4, noNaN: true }),
  standardError: fc.double({ min: 0.05, max: 1.5, noNaN: true }),
  weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
})

test('without error everybody is where they belong', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1 }), (persons) => {
      const exact = rudnerAgreement(
        [-1.23456, 0.98765],
        persons.map((one) => ({ ...one, standardError: 1e-9 })),
      )
      expect(exact.allBands.accuracy).toBeCloseTo(1, 9)
      expect(exact.allBands.consistency).toBeCloseTo(1, 9)
    }),
  )
})

test('a single cut is the case of two bands', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1 }), fc.double({ min: -2, max: 2, noNaN: true }), (persons, cut) => {
      const { cuts, allBands } = rudnerAgreement([cut], persons)
      expect(cuts[0]?.accuracy).toBeCloseTo(allBands.accuracy, 12)
      expect(cuts[0]?.consistency).toBeCloseTo(allBands.consistency, 12)
    }),
  )
})

test('every added cut makes right bands rarer', () => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1 }), (persons) => {
      const two = rudnerAgreement([-1, 1], persons).allBands
      const three = rudnerAgreement([-1, 0, 1], persons).allBands
      expect(three.consistency).toBeLessThanOrEqual(two.consistency + 1e-12)
    }),
  )
})

test('cuts that do not rise, nobody and a form without items are refused', () => {
  expect(() => rudnerAgreement([0, 0, Number.NaN], [])).toThrowError(
    expect.objectContaining({
      issues: [expect.objectContaining({ code: 'cuts-not-increasing' }), expect.objectContaining({ code: 'cut-not-finite' })],
    }),
  )
  expect(() => rudnerAgreement([0], [])).toThrow('at least one person')
  expect(() => leeAgreement(compileBank(raschBank([])), [1], [{ theta: 0, weight: 1 }])).toThrow('at least one item')
})

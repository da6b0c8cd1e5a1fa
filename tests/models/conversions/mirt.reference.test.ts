/** mirt's two forms of the same fits against each other, by way of our items; figures and passport in mirt-science.ts. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { categoryCurve, createCurvePoint } from '../../../src/models/category-curve.js'
import { nominalFromCentred } from '../../../src/models/conversions/centred-nominal.js'
import { itemFromMirt, type MirtParameters } from '../../../src/models/conversions/mirt.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { mirtScience } from '../../reference/mirt-science.js'

type Fit = keyof typeof mirtScience

/** A row of `items` by the column names of its class. */
function mirtRow(fit: Fit, row: readonly number[]): MirtParameters {
  const a1 = row[0] as number
  if (fit === 'graded') return { class: 'graded', a1, d: row.slice(1) }
  if (fit === 'rsm') return { class: 'rsm', a1, b: row.slice(1, 4), c: row[4] as number }
  return { class: fit === 'nominal' ? 'nominal' : 'gpcm', a1, ak: row.slice(1, 5), d: row.slice(5) }
}

const itemsOf = (fit: Fit): ItemModel[] => mirtScience[fit].items.map((row) => itemFromMirt(mirtRow(fit, row)))

describe('slope–intercept parameters become those that mirt prints with IRTpars = TRUE', () => {
  test('graded', () => {
    for (const [i, item] of itemsOf('graded').entries()) {
      const [discrimination, ...thresholds] = mirtScience.graded.itemsIRT[i] as number[]
      expect(item).toEqual({
        model: 'grm',
        parameters: { discrimination, thresholds: thresholds.map((b) => expect.closeTo(b, 9)) },
      })
    }
  })

  test.each(['gpcm', 'Rasch'] as const)('%s', (fit) => {
    for (const [i, item] of itemsOf(fit).entries()) {
      const [discrimination, ...steps] = mirtScience[fit].itemsIRT[i] as number[]
      expect(item).toEqual({ model: 'gpcm', parameters: { discrimination, steps: steps.map((b) => expect.closeTo(b, 9)) } })
    }
  })

  test('nominal', () => {
    for (const [i, item] of itemsOf('nominal').entries()) {
      const row = mirtScience.nominal.itemsIRT[i] as number[]
      const centred = nominalFromCentred({ slopes: row.slice(0, 4), intercepts: row.slice(4) }).parameters
      expect(item).toEqual({
        model: 'nrm',
        parameters: {
          slopes: centred.slopes.map((a) => expect.closeTo(a, 9)),
          intercepts: centred.intercepts.map((c) => expect.closeTo(c, 9)),
        },
      })
    }
  })
})

const responseFile = new URL('../../../../shared/reference/science4.csv', import.meta.url)

describe.skipIf(!existsSync(responseFile))('with the responses (../shared/reference), mirt’s log-likelihood comes out', () => {
  test.each(Object.keys(mirtScience) as Fit[])('%s', (fit) => {
    const responses = readFileSync(responseFile, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number))
    const { cov, logLik } = mirtScience[fit]
    expect(Math.abs(marginalLogLikelihood(itemsOf(fit), responses, Math.sqrt(cov)) - logLik)).toBeLessThan(1e-5)
  })
})

/** Categories in the file count from 1. */
function marginalLogLikelihood(items: readonly ItemModel[], responses: readonly number[][], sd: number): number {
  const nodes = Array.from({ length: 241 }, (_, q) => (q - 120) / 20)
  const weights = nodes.map((node) => Math.exp((-node * node) / 2))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const point = createCurvePoint(4)
  const logProbability = nodes.map((node) =>
    items.map((item) => {
      categoryCurve(item).pointInto(point, sd * node)
      return Array.from(point.logProbability)
    }),
  )
  const likelihoodOf = (person: readonly number[], q: number): number =>
    Math.exp(person.reduce((sum, response, i) => sum + (logProbability[q]?.[i]?.[response - 1] as number), 0))
  return responses.reduce(
    (sum, person) => sum + Math.log(weights.reduce((mass, weight, q) => mass + (weight / total) * likelihoodOf(person, q), 0)),
    0,
  )
}

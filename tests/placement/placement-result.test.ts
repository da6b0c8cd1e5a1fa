import { describe, expect, test } from 'vitest'
import { everyRule } from '../../src/adaptive/session/every-rule.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { cutsOf } from '../../src/literacy/standard.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'
import { createPlacementTest } from '../../src/placement/placement-test.js'
import { posteriorCurve } from '../../src/scoring/posterior-curve.js'
import { standardNormalPrior } from '../../src/scoring/prior.js'
import { scoringGrid } from '../../src/scoring/scoring-grid.js'
import { probabilityAbove } from '../../src/scoring/tail-probability.js'
import { answerTo, playTest } from './answers.js'
import { type Documents, placementDocuments, spoilt } from './documents.js'

const documents = placementDocuments()
const placement = createPlacementTest(documents)
const middling = playTest(placement, 'p', (step) => step % 2 === 0)

describe('the result of a test', () => {
  const result = placement.result(middling)
  if (result.kind !== 'finite') throw new Error('EAP is finite')

  test('has the probabilities of the posterior of its answers, and the level of its theta', () => {
    const bank = compileBank(documents.bank)
    const responses = new Uint8Array(bank.items.length).fill(255)
    for (const event of middling.events) {
      if (event.type === 'answered') responses[bank.indexOfItem.get(event.item) as number] = event.category as number
    }
    const curve = posteriorCurve(bank, responses, standardNormalPrior, scoringGrid(standardNormalPrior))
    const [low, high] = cutsOf(parseStandard(documents.standard)) as [number, number]
    expect(result.probabilityAtTarget).toBeCloseTo(probabilityAbove(curve, low), 9)
    expect(result.levelProbabilities[2]).toEqual({ level: 'high', probability: expect.closeTo(probabilityAbove(curve, high), 9) })
    expect(result.levelProbabilities.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
    const expected = result.theta < low ? 'low' : result.theta < high ? 'middle' : 'high'
    expect(result.level).toBe(expected)
  })

  test('puts the figure on the reporting scale of the standard', () => {
    expect(result.score).toEqual({
      value: Math.round(500 + 100 * result.theta),
      standardError: expect.closeTo(100 * (result.standardError as number), 9),
    })
  })

  test('says level, certainty, provisional and public in plain sentences of both languages', () => {
    const value = result.score?.value
    const reach = Math.round(1.96 * (result.score?.standardError as number))
    expect(result.summary.en).toContain(`Your level: ${result.levelName.en}, ${value} ± ${reach} points (95%).`)
    expect(result.summary.id).toContain(`Tingkat Anda: ${result.levelName.id}, ${value} ± ${reach} poin (95%).`)
    expect(result.summary.en).toContain(`Intermediate or above: ${Math.round(100 * result.probabilityAtTarget)}%.`)
    for (const [language, words] of [
      ['en', ['8 items', 'provisional', 'public']],
      ['id', ['8 butir', 'sementara', 'terbuka untuk umum']],
    ] as const) {
      for (const word of words) expect(result.summary[language]).toContain(word)
    }
  })

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })
})

test('a private, calibrated bank is called neither public nor provisional', () => {
  const calm = createPlacementTest(
    spoilt((d) => {
      d.bank.security = 'private'
      d.bank.scale.status = 'calibrated'
    }),
  )
  const result = calm.result(playTest(calm, 'p', () => true))
  expect(result).toMatchObject({ provisional: false, security: 'private' })
  expect(result.summary.en).not.toMatch(/provisional|public/)
})

test('a running test has a result so far, and says that it is not finished', () => {
  const begun = placement.start({ seed: 's' })
  expect(placement.result(begun)).toMatchObject({ kind: 'no-responses', status: 'running', stopReason: null })
  const [item] = placement.present(begun)
  const result = placement.result(placement.respond(begun, item!.id, answerTo(item!, true)))
  expect(result).toMatchObject({ kind: 'finite', status: 'running', itemsGiven: 2 })
  expect(result.summary.en).toContain('not finished')
})

test('without a reporting scale the figure is in logits, with the comma of the language', () => {
  const bare = createPlacementTest(spoilt((d) => delete d.standard.reportingScale))
  const { summary } = bare.result(playTest(bare, 'p', () => false))
  expect(summary.id).toMatch(/, −\d,\d\d ± \d,\d\d logit \(95%\)/)
  expect(summary.en).toMatch(/, −\d\.\d\d ± \d\.\d\d logits \(95%\)/)
})

describe('a maximum-likelihood test without a finite estimate', () => {
  const byLikelihood = createPlacementTest({
    ...documents,
    design: { ...documents.design, estimator: { method: 'mle' } },
    rules: everyRule,
  } as Documents)

  test.each([
    [true, 'above', 'high', 'too easy'],
    [false, 'below', 'low', 'too hard'],
  ] as const)('all right is %s: unbounded %s, level %s, no figure', (right, direction, level, words) => {
    const result = byLikelihood.result(playTest(byLikelihood, 'p', () => right))
    expect(result).toMatchObject({ kind: 'unbounded', direction, level })
    expect(result).not.toHaveProperty('theta')
    expect(result.summary.en).toContain(words)
  })
})

test('a test of timed-out items only has no level and says so', () => {
  let session = placement.start({ seed: 's' })
  while (session.status === 'running') session = placement.respond(session, placement.present(session)[0]!.id, { timedOut: true })
  const result = placement.result(session)
  expect(result).toMatchObject({ kind: 'no-responses', itemsGiven: 8 })
  expect(result).not.toHaveProperty('level')
  expect(result.summary.en).toContain('no answers')
})

test('a scale without a name is said to be unnamed', () => {
  const unnamed = createPlacementTest(
    spoilt((d) => {
      d.bank.scale.id = null
      d.standard.scaleId = null
    }),
  )
  const result = unnamed.result(playTest(unnamed, 'p', () => true))
  expect(result.scaleId).toBeNull()
  expect(result.summary.en).toContain('The scale has no name')
})

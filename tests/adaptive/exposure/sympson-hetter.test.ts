import { describe, expect, test } from 'vitest'
import { sympsonHetter } from '../../../src/adaptive/exposure/sympson-hetter.js'
import {
  calibrateSympsonHetter,
  type ExposureParameters,
  type ExposureTally,
  highestExposure,
  updateSympsonHetter,
} from '../../../src/adaptive/exposure/sympson-hetter-calibration.js'
import { chooseItem } from '../../../src/adaptive/session/choose-item.js'
import { readSitting } from '../../../src/adaptive/session/sitting.js'
import { createRandom } from '../../../src/math/random-source.js'
import { engineOf, mixedBank, raschBank } from '../banks.js'
import { itemsOf, play, simulated } from '../play-session.js'
import { exposureMoment } from './exposure-moment.js'

const controlOf = (probabilities: readonly number[], families: readonly string[] = []) =>
  sympsonHetter({
    probabilityOf: (item) => probabilities[item] as number,
    counterOf: (item) => families[item] ?? `item ${item}`,
  })

const drawsBy = (draws: Readonly<Record<string, number>>) => (purpose: string) =>
  draws[purpose.replace('exposure:', '')] as number

test('walks down until an item passes its own draw', () => {
  const sessionDraw = drawsBy({ 'item 0': 0.9, 'item 1': 0.4, 'item 2': 0.1 })
  expect(controlOf([0.5, 0.3, 0.2]).choose(exposureMoment([3, 2, 1], { sessionDraw }))).toEqual({
    item: 2,
    draw: 0.1,
    pool: 3,
    refused: [0, 1],
  })
})

test('one experiment decides over a whole family', () => {
  const sessionDraw = drawsBy({ north: 0.6, south: 0.6 })
  const choice = controlOf([0.5, 0.5, 0.7], ['north', 'north', 'south']).choose(exposureMoment([3, 2, 1], { sessionDraw }))
  expect(choice).toMatchObject({ item: 2, refused: [0, 1] })
})

test('what a session has refused once stays refused, so that the rate is held over the whole test', () => {
  const engine = engineOf(raschBank(Array.from({ length: 12 }, (_, k) => 0.01 * k)), {
    exposure: { method: 'sympson-hetter', max: 0.2, parameters: { i01: 0.3 } },
    stop: [{ rule: 'length', items: 10 }],
  })
  const sessions = 2000
  let given = 0
  for (let s = 0; s < sessions; s++) if (itemsOf(play(engine, { seed: `p${s}` }, () => s % 2)).includes('i01')) given += 1
  // Ten steps with a draw each would give it to 97 of 100.
  expect(Math.abs(given / sessions - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / sessions))
})

describe('an update of the parameters', () => {
  const tally: ExposureTally = { sessions: 100, selected: { a: 80, b: 40, c: 20, d: 10 }, given: { a: 80, b: 40, c: 20, d: 10 } }

  test('divides the target by how often an item was selected, where that is too often', () => {
    expect(updateSympsonHetter(tally, { max: 0.2, testLength: 2, counters: 10 })).toEqual({ a: 0.25, b: 0.5 })
  })

  test('leaves as many items free as a test needs, the least refused first', () => {
    expect(updateSympsonHetter(tally, { max: 0.05, testLength: 3, counters: 4 })).toEqual({ a: 0.05 / 0.8 })
    expect(updateSympsonHetter(tally, { max: 0.05, testLength: 4, counters: 4 })).toEqual({})
  })

  test('knows the highest rate', () => {
    expect(highestExposure({ sessions: 50, selected: {}, given: { a: 10, b: 20 } })).toBe(0.4)
  })
})

describe('the calibration loop over real sessions', () => {
  const bank = mixedBank(60)
  const target = { max: 0.25, testLength: 8, counters: 60 }
  const persons = 400

  function rehearse(parameters: Readonly<Record<string, number>>): ExposureTally {
    const engine = engineOf(bank, {
      exposure: { method: 'sympson-hetter', max: target.max, parameters },
      stop: [{ rule: 'length', items: target.testLength }],
    })
    const selected: Record<string, number> = {}
    const given: Record<string, number> = {}
    const count = (tally: Record<string, number>, ids: Iterable<string>) => {
      for (const id of ids) tally[id] = (tally[id] ?? 0) + 1
    }
    for (let p = 0; p < persons; p++) {
      const theta = -2 + (4 * ((p * 61) % persons)) / persons
      const session = play(engine, { seed: `s${p}` }, simulated(engine, theta, `p${p}`))
      const seen = new Set(itemsOf(session))
      count(given, seen)
      for (const [index, event] of session.events.entries()) {
        if (event.type !== 'presented') continue
        const choice = chooseItem(engine, readSitting(engine, session, session.events.slice(0, index)))
        if (choice.kind === 'item') for (const refused of choice.refused) seen.add(engine.bank.itemIds[refused] as string)
      }
      count(selected, seen)
    }
    return { sessions: persons, selected, given }
  }

  test('brings every item down to the rate asked for, from four times of it, within 1.4 standard errors of 400 sessions', () => {
    expect(highestExposure(rehearse({}))).toBe(4 * target.max)
    const loop = { ...target, tolerance: 0.03, maxIterations: 10, averagedRounds: 0 }
    const { highest, converged, parameters } = calibrateSympsonHetter(rehearse, loop)
    expect(converged).toBe(true)
    expect(highest).toBeLessThanOrEqual(target.max + 0.03)
    expect(highestExposure(rehearse(parameters))).toBe(highest)
  }, 60_000)

  test('says so when it does not converge, and returns the best it has seen', () => {
    const rates = [0.9, 0.4, 0.6]
    let round = 0
    const run = calibrateSympsonHetter(
      () => ({ sessions: 10, selected: { a: 10 }, given: { a: 10 * (rates[round++] as number) } }),
      { max: 0.2, testLength: 1, counters: 5, maxIterations: 3 },
    )
    expect(run).toEqual({ parameters: { a: 0.2 }, highest: 0.4, converged: false, iterations: 3 })
  })
})

describe('further rounds of the calibration', () => {
  const [max, counters, sessions] = [0.2, 60, 400]
  const selection = Array.from({ length: counters }, (_, item) => 0.3 + item / 100)

  /** Every item is selected by chance, at a rate of its own, and given where its parameter allows it. */
  function noisyRounds(seed: string) {
    const random = createRandom(seed, 'rounds')
    return (parameters: ExposureParameters): ExposureTally => {
      const selected: Record<string, number> = {}
      const given: Record<string, number> = {}
      for (let session = 0; session < sessions; session++) {
        for (const [item, rate] of selection.entries()) {
          if (random.uniform() >= rate) continue
          selected[item] = (selected[item] ?? 0) + 1
          if (random.uniform() < (parameters[item] ?? 1)) given[item] = (given[item] ?? 0) + 1
        }
      }
      return { sessions, selected, given }
    }
  }

  function calibrated(averagedRounds: number) {
    const loop = { max, testLength: 10, counters: 100, tolerance: 0.06, averagedRounds }
    const found = calibrateSympsonHetter(noisyRounds('averaged'), loop)
    const rates = selection.map((rate, item) => rate * (found.parameters[item] ?? 1))
    return { ...found, off: Math.max(...rates.map((rate) => Math.abs(rate - max))) }
  }

  test('take the chance of one round out of the parameters: sixteen leave less than a third of what one leaves', () => {
    const [single, averaged] = [calibrated(0), calibrated(16)]
    expect(averaged.off).toBeLessThan(single.off / 3)
    expect(averaged.iterations).toBe(single.iterations + 16)
    expect(averaged.converged).toBe(true)
  })

  test('judge by the highest rate of half of them together, which chance lifts less', () => {
    const [single, averaged] = [calibrated(0), calibrated(16)]
    expect(averaged.highest).toBeLessThan(single.highest)
    expect(averaged.highest).toBeGreaterThan(max)
  })
})

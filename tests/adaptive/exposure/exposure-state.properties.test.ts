import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exposureCounter } from '../../../src/adaptive/exposure/exposure-counter.js'
import {
  countExposure,
  type ExposureRecord,
  emptyExposure,
  exposureRate,
  nearestNode,
} from '../../../src/adaptive/exposure/exposure-state.js'
import { testOverlap } from '../../../src/adaptive/exposure/test-overlap.js'

const nodes = [-1, 0, 1]
const counter = fc.constantFrom('a', 'b', 'c', 'family:d', 'constructor', '__proto__')
const counters = fc.uniqueArray(counter, { maxLength: 4 })

const record: fc.Arbitrary<ExposureRecord> = fc.record({
  session: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6'),
  theta: fc.double({ min: -3, max: 3, noNaN: true }),
  given: counters,
  barred: fc.tuple(counters, counters, counters),
  relaxed: fc.boolean(),
})
/** Sessions of different ids, as they are. */
const records = fc.uniqueArray(record, { selector: ({ session }) => session })

describe('counting exposure', () => {
  test('counts a session once, however often its record comes in', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.boolean()), (all, again) => {
        const once = countExposure(emptyExposure(nodes), all)
        const repeated = all.filter(() => again.next().value)
        expect(countExposure(once, repeated)).toEqual(once)
        expect(countExposure(emptyExposure(nodes), [...all, ...repeated])).toEqual(once)
      }),
    )
  })

  test('does not mind the order of records nor how they are grouped, to the last character', () => {
    fc.assert(
      fc.property(records, fc.nat(), (all, cut) => {
        const at = all.length === 0 ? 0 : cut % all.length
        const apart = countExposure(countExposure(emptyExposure(nodes), all.slice(at)), all.slice(0, at))
        expect(JSON.stringify(apart)).toBe(JSON.stringify(countExposure(emptyExposure(nodes), all)))
      }),
    )
  })

  test('goes on from its own text and leaves the state alone', () => {
    fc.assert(
      fc.property(records, records, (first, second) => {
        const state = countExposure(emptyExposure(nodes), first)
        const text = JSON.stringify(state)
        const next = countExposure(state, second)
        expect(JSON.stringify(state)).toBe(text)
        expect(JSON.stringify(countExposure(JSON.parse(text) as typeof state, second))).toBe(JSON.stringify(next))
      }),
    )
  })

  test('adds up: who was given a counter, by the node nearest to the end of the session', () => {
    fc.assert(
      fc.property(records, counter, (all, name) => {
        const state = countExposure(emptyExposure(nodes), all)
        nodes.forEach((_, k) => {
          const here = all.filter(({ theta }) => nearestNode(nodes, theta) === k)
          expect(state.persons[k]).toBe(here.length)
          expect(state.feasible[k]).toBe(here.filter(({ relaxed }) => !relaxed).length)
          const given = here.filter((one) => one.given.includes(name)).length
          expect(exposureRate(state, name, k)).toBe(here.length === 0 ? 0 : given / here.length)
          const shut = here.filter((one) => !one.relaxed && one.barred[k]?.includes(name) && !one.given.includes(name)).length
          if (given + shut > 0) expect(state.counters[name]?.barred[k]).toBe(shut)
        })
        const given = all.filter((one) => one.given.includes(name)).length
        expect(exposureRate(state, name)).toBe(all.length === 0 ? 0 : given / all.length)
      }),
    )
  })
})

test('items of a family share one counter, others have their own', () => {
  expect(exposureCounter({ id: 'x', family: 'north' })).toBe(exposureCounter({ id: 'y', family: 'north' }))
  expect(exposureCounter({ id: 'north' })).not.toBe(exposureCounter({ id: 'x', family: 'north' }))
})

describe('test overlap', () => {
  test('is the mean share of common items over all pairs of sessions', () => {
    const forms = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 8,
    })
    fc.assert(
      fc.property(forms, (all) => {
        const state = countExposure(
          emptyExposure([0]),
          all.map((given, s) => ({ session: `s${s}`, theta: 0, given, barred: [], relaxed: false })),
        )
        let common = 0
        let pairs = 0
        for (const [i, one] of all.entries()) {
          for (const other of all.slice(i + 1)) {
            common += one.filter((item) => other.includes(item)).length / 3
            pairs += 1
          }
        }
        expect(testOverlap(state)).toBeCloseTo(common / pairs, 12)
      }),
    )
  })

  test('does not exist for fewer than two sessions', () => {
    const one = { session: 's', theta: 0, given: ['a'], barred: [], relaxed: false }
    expect(testOverlap(emptyExposure([0]))).toBeUndefined()
    expect(testOverlap(countExposure(emptyExposure([0]), [one]))).toBeUndefined()
  })
})

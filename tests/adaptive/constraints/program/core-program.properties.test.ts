import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coreProgram } from '../../../../src/adaptive/constraints/program/core-program.js'
import { openNodes } from '../../../../src/adaptive/constraints/program/open-nodes.js'
import { arbitraryProgram, bestByEnumeration } from './arbitrary-programs.js'

describe('the core of a program with some columns held', () => {
  test('has the best value that the whole program has between these bounds, or none where it has none', () => {
    fc.assert(
      fc.property(
        arbitraryProgram,
        fc.array(fc.constantFrom('free', 'low', 'high'), { minLength: 10, maxLength: 10 }),
        (program, held) => {
          const lower = program.lower.map((low, j) => (held[j] === 'high' ? (program.upper[j] as number) : low))
          const upper = program.upper.map((high, j) => (held[j] === 'low' ? (program.lower[j] as number) : high))
          const core = coreProgram(program, lower, upper)
          const expected = bestByEnumeration({ ...program, lower, upper })
          if (core.impossible) expect(expected).toBeUndefined()
          else {
            const best = bestByEnumeration(core.program)
            expect(best === undefined).toBe(expected === undefined)
            if (best !== undefined) expect(best).toBeCloseTo(expected as number, 9)
          }
          expect([...core.columns]).toEqual([...lower.keys()].filter((j) => lower[j] !== upper[j]))
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('open nodes', () => {
  const node = (bound: number) => ({ parent: undefined, column: 0, low: 0, high: 0, bound })

  test('come back by their bounds, whenever they were added, or the latest first', () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('best', 'latest')), { maxLength: 40 })
    fc.assert(
      fc.property(steps, (all) => {
        const open = openNodes()
        const left: number[] = []
        for (const step of all) {
          if (typeof step === 'number') {
            open.add(node(step))
            left.push(step)
            continue
          }
          const expected = step === 'best' ? Math.max(...left) : undefined
          const taken = step === 'best' ? open.takeBest() : open.takeLatest()
          if (expected !== undefined) expect(taken?.bound).toBe(left.length === 0 ? undefined : expected)
          if (taken !== undefined) left.splice(left.lastIndexOf(taken.bound), 1)
          expect(open.size).toBe(left.length)
          expect(open.bound()).toBe(Math.max(...left))
        }
      }),
    )
  })

  test('taken as they were added last', () => {
    const open = openNodes()
    for (const bound of [3, 1, 2]) open.add(node(bound))
    expect([open.takeLatest()?.bound, open.takeBest()?.bound, open.takeLatest()?.bound, open.takeLatest()]).toEqual([
      2,
      3,
      1,
      undefined,
    ])
  })
})

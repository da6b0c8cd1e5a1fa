import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { branchAndBound } from '../../../../src/adaptive/constraints/program/branch-and-bound.js'
import { meetsProgram, type WholeProgram } from '../../../../src/adaptive/constraints/program/whole-program.js'
import { yalpsAssembler } from '../yalps-assembler.js'
import { arbitraryProgram, bestByEnumeration } from './arbitrary-programs.js'
import { testProgram } from './test-programs.js'

const enough = { nodes: 10_000, gap: 0 }

describe('branch and bound', () => {
  test('finds what trying every x finds, or that there is none', () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        const outcome = branchAndBound.assemble(program, enough)
        const best = bestByEnumeration(program)
        expect(outcome.kind).toBe(best === undefined ? 'infeasible' : 'found')
        if (outcome.kind !== 'found') return
        expect(outcome.value).toBeCloseTo(best as number, 8)
        expect(outcome.gap).toBe(0)
        expect(meetsProgram(program, outcome.x)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('blames rows that by themselves leave no x', () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        const outcome = branchAndBound.assemble(program, enough)
        if (outcome.kind !== 'infeasible') return
        const blamed = { ...program, rows: outcome.rows.map((r) => program.rows[r] as WholeProgram['rows'][number]) }
        expect(bestByEnumeration(blamed)).toBeUndefined()
      }),
      { numRuns: 2000 },
    )
  })

  test('stops within the gap it is given, and proves the bound that it reports', () => {
    fc.assert(
      fc.property(arbitraryProgram, fc.constantFrom(0.01, 0.1, 0.5), (program, gap) => {
        const outcome = branchAndBound.assemble(program, { nodes: 10_000, gap })
        const best = bestByEnumeration(program)
        expect(outcome.kind).toBe(best === undefined ? 'infeasible' : 'found')
        if (outcome.kind !== 'found') return
        expect(outcome.bound).toBeGreaterThanOrEqual((best as number) - 1e-8)
        expect(outcome.gap).toBeLessThanOrEqual(gap + 1e-9)
      }),
      { numRuns: 1000 },
    )
  })

  test('never reports more than is proven where its nodes run out', () => {
    fc.assert(
      fc.property(arbitraryProgram, fc.integer({ min: 1, max: 6 }), (program, nodes) => {
        const outcome = branchAndBound.assemble(program, { nodes, gap: 0 })
        const best = bestByEnumeration(program)
        expect(outcome.nodes).toBeLessThanOrEqual(nodes)
        if (outcome.kind === 'infeasible') expect(best).toBeUndefined()
        if (outcome.kind !== 'found') return
        expect(meetsProgram(program, outcome.x)).toBe(true)
        expect(outcome.bound).toBeGreaterThanOrEqual((best as number) - 1e-8)
      }),
      { numRuns: 1000 },
    )
  })

  test('agrees with yalps on tests of 10 from 60 items under counts, a sum and enemies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const program = testProgram({ seed: `agree-${seed}`, items: 60, length: 10, room: 0 })
        const [own, other] = [branchAndBound, yalpsAssembler].map((assembler) => assembler.assemble(program, enough))
        expect(own?.kind).toBe(other?.kind)
        if (own?.kind === 'found' && other?.kind === 'found') expect(own.value).toBeCloseTo(other.value, 7)
      }),
      { numRuns: 40 },
    )
  })

  test('agrees with yalps on tests of 20 from 200 items, where an answer is first sought among the most promising columns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const program = testProgram({ seed: `promising-${seed}`, items: 200, length: 20, room: 1 })
        const [own, other] = [branchAndBound, yalpsAssembler].map((assembler) => assembler.assemble(program, enough))
        expect(own?.kind).toBe(other?.kind)
        if (own?.kind === 'found' && other?.kind === 'found') expect(own.value).toBeCloseTo(other.value, 7)
      }),
      { numRuns: 6 },
    )
  })

  test('gives the same answer to the same program, node for node', () => {
    const program = testProgram({ seed: 'again', items: 200, length: 20, room: 0 })
    expect(branchAndBound.assemble(program, enough)).toEqual(branchAndBound.assemble(program, enough))
  })
})

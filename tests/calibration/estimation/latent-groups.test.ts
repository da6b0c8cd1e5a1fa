import { describe, expect, test } from 'vitest'
import { type GroupLatent, gatherLatentGroups } from '../../../src/calibration/estimation/latent-groups.js'
import { estimateLatentNormal } from '../../../src/calibration/estimation/latent-normal.js'
import { equallySpaced } from '../../../src/math/grid.js'
import { createRandom } from '../../../src/math/random-source.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { bankOf, drawResponses } from '../../arbitraries/banks.js'
import { logLikelihood } from '../../scoring/integral.js'

const random = createRandom('latent groups')
const bank = bankOf(
  Array.from({ length: 25 }, (): ItemModel => {
    const parameters = { discrimination: Math.exp(0.2 + 0.3 * random.normal()), difficulty: random.normal() }
    return { model: '3pl', parameters: { ...parameters, lowerAsymptote: 0.15 } }
  }),
)
const draw = (count: number, mean: number, sd: number) =>
  Array.from({ length: count }, () => drawResponses(bank, mean + sd * random.normal(), random))
const low = draw(300, -0.6, 0.7)
const high = draw(200, 0.9, 1.2)
const few = draw(9, 0, 1)
const rows = [...low, ...high, ...few]
const groupOf = rows.map((_, person) => (person < 300 ? 0 : person < 500 ? 1 : 2))

function gathered(persons: readonly Uint8Array[], groups: readonly number[], blocks = 1) {
  const found = gatherLatentGroups(bank)
  const size = Math.ceil(persons.length / blocks)
  for (let from = 0; from < persons.length; from += size) {
    const part = persons.slice(from, from + size)
    found.add(Uint8Array.from(part.flatMap((row) => [...row])), part.length, groups.slice(from, from + size))
  }
  return found.priors(Math.max(...groups) + 1)
}

/** Mean and SD from every single likelihood, nothing shared. */
function exactly(persons: readonly Uint8Array[]) {
  const nodes = equallySpaced(241, -8, 8)
  const logs = persons.map((row) => nodes.map((node) => logLikelihood(bank, row, node)))
  const largest = logs.map((values) => Math.max(...values))
  const found = estimateLatentNormal({
    persons: persons.length,
    nodes,
    nodeWeights: nodes.map(() => 16 / 240),
    likelihood: Float64Array.from(
      logs.flatMap((values, p) => [...values].map((value) => Math.exp(value - (largest[p] as number)))),
    ),
    logScale: Float64Array.from(largest),
  })
  if (found.kind !== 'estimated') throw new Error(found.kind)
  return {
    mean: found.mean,
    sd: Math.sqrt(found.sd ** 2 + found.covariance.mean),
    errors: { mean: Math.sqrt(found.covariance.mean), sd: found.sd * Math.sqrt(found.covariance.logSd) },
  }
}

describe('the latent distributions of groups', () => {
  const found = gathered(rows, groupOf)

  test.each([
    [0, low],
    [1, high],
  ] as const)('group %i has the mean and SD of its own likelihoods to a fiftieth of their standard errors', (group, members) => {
    expect(found[group]).toMatchObject({ kind: 'own', reason: null, persons: members.length })
    expectClose(found[group], exactly(members))
  })

  test('a group of fewer than ten, and one that nobody is in, have those of all', () => {
    const [, , nine, nobody] = gatherAll(4)
    expect(nine).toMatchObject({ kind: 'total', reason: 'few-persons', persons: 9 })
    expect(nobody).toMatchObject({ kind: 'total', reason: 'few-persons', persons: 0 })
    expectClose(nine, exactly(rows))
  })

  test('do not depend on blocks or on the order of the persons', () => {
    expect(gathered(rows, groupOf, 7)).toEqual(found)
    expect(gathered(rows.toReversed(), groupOf.toReversed(), 3)).toEqual(found)
  })

  test('persons without responses do not count', () => {
    const blank = new Uint8Array(25).fill(255)
    expect(gathered([...rows, blank, blank], [...groupOf, 0, 1])).toEqual(found)
  })

  test('a group that answered all right has those of all, and alone the prior of the scale', () => {
    const right = Array.from({ length: 20 }, () => new Uint8Array(25).fill(1))
    const together = gathered([...rows, ...right], [...groupOf, ...right.map(() => 3)])
    expect(together[3]).toMatchObject({ kind: 'total', reason: 'unbounded-above', persons: 20 })
    expect(
      gathered(
        right,
        right.map(() => 0),
      ),
    ).toEqual([{ kind: 'scale', reason: 'unbounded-above', persons: 20, mean: 0, sd: 1 }])
  })

  test('a group whose members differ by chance alone has a mean of its own and the SD of all', () => {
    const same = draw(150, 0.5, 0)
    const together = gathered([...rows, ...same], [...groupOf, ...same.map(() => 3)])
    const variance = together[3]
    if (variance?.kind === 'own') expect(variance.sd).toBeLessThan(0.3)
    else expect(variance).toMatchObject({ kind: 'own-mean', reason: 'no-variance' })
    expect(Math.abs((variance?.mean as number) - 0.5)).toBeLessThan(0.15)
  })

  function expectClose(latent: GroupLatent | undefined, { mean, sd, errors }: ReturnType<typeof exactly>): void {
    expect(Math.abs((latent?.mean ?? Number.NaN) - mean)).toBeLessThan(errors.mean / 50)
    expect(Math.abs((latent?.sd ?? Number.NaN) - sd)).toBeLessThan(errors.sd / 50)
  }

  function gatherAll(groups: number) {
    const all = gatherLatentGroups(bank)
    all.add(Uint8Array.from(rows.flatMap((row) => [...row])), rows.length, groupOf)
    return all.priors(groups)
  }
})

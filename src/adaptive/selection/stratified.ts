import type { CompiledBank } from '../../bank/compile-bank.js'
import { closestDifficulty, nowhere } from './closest-location.js'
import type { Criterion } from './criterion.js'
import { itemDiscrimination, itemLocation } from './item-location.js'
import { codeUnitRank } from './ranking.js'

export interface StratificationOptions {
  /** How many strata the bank is cut into, and how many stages the test has. */
  readonly strata: number
  /** Whether strata are made within blocks of similar difficulty, so that all of them span the scale. */
  readonly blocks: boolean
}

/**
 * Items of low discrimination first, the sharp ones at the end when theta is known well: in each stage of the test the candidate of that
 * stage's stratum whose difficulty is closest to the current estimate. Where a stratum has no candidate left, the nearest stratum stands
 * in; the value, minus the distance in logits, is then lower by ten thousand a stratum.
 * @source Chang & Ying (1999), Appl. Psych. Meas. 23, 211–222; with blocks Chang, Qian & Ying (2001), Appl. Psych. Meas. 25, 333–341
 */
export function stratifiedByDiscrimination(bank: CompiledBank, options: StratificationOptions): Criterion {
  const closest = closestDifficulty(bank)
  const stratumOf = discriminationStrata(bank, options)
  return {
    name: 'a-stratified',
    valuesInto(values, candidates, moment) {
      closest.valuesInto(values, candidates, moment)
      const stage = Math.floor((moment.given.length * options.strata) / moment.maximumLength)
      for (const index of candidates) {
        values[index] = (values[index] as number) - nowhere * Math.abs((stratumOf[index] as number) - stage)
      }
    },
  }
}

/** Stratum of each item, 0 for the least discriminating; −1 for items that are not operational. Equals are told apart by their ids. */
export function discriminationStrata(bank: CompiledBank, { strata, blocks }: StratificationOptions): Int32Array {
  const D = bank.scale.scalingConstant
  const rank = codeUnitRank(bank.itemIds)
  const sorted = (items: readonly number[], by: (index: number) => number) =>
    [...items].sort((one, other) => by(one) - by(other) || (rank[one] as number) - (rank[other] as number))
  const discrimination = bank.items.map((item) => itemDiscrimination(item, D))
  const operational = bank.items.flatMap((item, index) => (item.status === 'operational' ? [index] : []))
  const byDifficulty = sorted(
    operational,
    (index) => itemLocation(bank.items[index] as (typeof bank.items)[number], D) ?? nowhere,
  )
  const size = blocks ? strata : operational.length
  const stratumOf = new Int32Array(bank.items.length).fill(-1)
  for (let from = 0; from < operational.length; from += size) {
    const block = sorted(byDifficulty.slice(from, from + size), (index) => discrimination[index] as number)
    block.forEach((index, place) => {
      stratumOf[index] = Math.floor(((place + 0.5) * strata) / block.length)
    })
  }
  return stratumOf
}

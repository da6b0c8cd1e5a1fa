import { cutsOf, targetIndex } from '../literacy/standard.js'
import { equallySpaced } from '../math/grid.js'
import { priorLocation, scalePrior } from '../scoring/prior.js'
import { missing } from '../scoring/proficiency-estimate.js'
import { largestInformation } from './quadrature/largest-information.js'
import type { Measurement } from './quadrature/measurement.js'
import { type ShareInput, shareDefaults } from './share-options.js'

/** The persons who count, and what they answered. */
export interface TestedPersons {
  /** Rows with at least one answer and a positive weight, ascending. */
  readonly tested: readonly number[]
  readonly withoutAnswers: number
  readonly withoutWeight: number
  /** Whether a tested person answered the item, in bank order. */
  readonly used: Uint8Array
  /** Largest number of items that one tested person answered. */
  readonly longest: number
}

export function testedPersons({ bank, responses, persons, weights }: ShareInput): TestedPersons {
  const items = bank.items.length
  const used = new Uint8Array(items)
  const tested: number[] = []
  let withoutAnswers = 0
  let withoutWeight = 0
  let longest = 0
  for (let person = 0; person < persons; person++) {
    const row = responses.subarray(person * items, (person + 1) * items)
    const answered = row.reduce((count, response) => count + (response === missing ? 0 : 1), 0)
    if (answered === 0) withoutAnswers += 1
    else if (weights !== undefined && weights[person] === 0) withoutWeight += 1
    else {
      tested.push(person)
      longest = Math.max(longest, answered)
      for (let i = 0; i < items; i++) if (row[i] !== missing) used[i] = 1
    }
  }
  return { tested, withoutAnswers, withoutWeight, used, longest }
}

/** All cuts of a run, ascending, with the places of those that mean something. */
export interface CutPlaces {
  readonly cuts: readonly number[]
  /** Places of the standard's cuts, ascending. */
  readonly bandCuts: readonly number[]
  /** Place of the cut of the target level. */
  readonly targetCut: number
}

/** The standard's cuts and those of the curve, merged; a curve cut on one of the standard's is left out. */
export function cutPlaces({ bank, standard, options }: ShareInput): CutPlaces {
  const { mean, sd } = priorLocation(scalePrior(bank.scale))
  const { count, low, high } = options?.curve ?? shareDefaults.curve
  const wanted = cutsOf(standard)
  const curve = Array.from(equallySpaced(count, low, high), (cut) => mean + sd * cut).filter((cut) =>
    wanted.every((other) => Math.abs(other - cut) > 1e-6 * sd),
  )
  const cuts = [...wanted, ...curve].sort((one, other) => one - other)
  const bandCuts = wanted.map((cut) => cuts.indexOf(cut))
  return { cuts, bandCuts, targetCut: bandCuts[targetIndex(standard) - 1] as number }
}

/** Items, answers and cuts of a run, ready to be laid out on grids. */
export function measurementOf(input: ShareInput, { used, longest }: TestedPersons, places: CutPlaces): Measurement {
  const { bank } = input
  const scale = priorLocation(scalePrior(bank.scale))
  const curves = bank.curves.filter((_, i) => used[i] === 1)
  const reach = 14 * scale.sd
  return {
    curves: bank.curves,
    used,
    rows: { responses: input.responses, items: bank.items.length },
    cuts: places.cuts,
    bandCuts: places.bandCuts,
    scale,
    information: largestInformation(curves, longest, scale.mean - reach, scale.mean + reach),
  }
}

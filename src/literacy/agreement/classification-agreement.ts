import { MelekError } from '../../issues/melek-error.js'

/** How often persons land in the band where they belong, and in the same band twice. */
export interface BandAgreement {
  /** Probability that the observed band is the true one. */
  readonly accuracy: number
  /** Probability that two parallel tests give the same band. */
  readonly consistency: number
}

/** Agreement for each cut alone, above against below, and for all bands together. */
export interface ClassificationAgreement {
  /** Lowest cut first. */
  readonly cuts: readonly (BandAgreement & { readonly cut: number })[]
  readonly allBands: BandAgreement
}

/** One kind of person: the probability of each observed band, and the band that is theirs. */
export interface BandProbabilities {
  /** One more than there are cuts, from the lowest band up; they sum to 1. */
  readonly probabilities: readonly number[]
  readonly trueBand: number
  /** Share of such persons, or any weight. */
  readonly weight: number
}

/**
 * Agreement of observed with true bands, averaged over persons: accuracy is the probability of the true band, consistency the sum of
 * the squared probabilities.
 * @throws MelekError `agreement-persons` where nobody has a weight
 */
export function averageAgreement(cuts: readonly number[], persons: Iterable<BandProbabilities>): ClassificationAgreement {
  const byCut = cuts.map(() => ({ accuracy: 0, consistency: 0 }))
  const all = { accuracy: 0, consistency: 0 }
  let total = 0
  for (const { probabilities, trueBand, weight } of persons) {
    total += weight
    all.accuracy += weight * (probabilities[trueBand] as number)
    all.consistency += weight * probabilities.reduce((sum, p) => sum + p * p, 0)
    let below = 0
    for (const [c, sums] of byCut.entries()) {
      below += probabilities[c] as number
      sums.accuracy += weight * (trueBand > c ? 1 - below : below)
      sums.consistency += weight * (below * below + (1 - below) * (1 - below))
    }
  }
  if (!(total > 0)) throw new MelekError('agreement-persons', 'agreement needs at least one person with a weight above 0')
  const average = ({ accuracy, consistency }: BandAgreement): BandAgreement => ({
    accuracy: accuracy / total,
    consistency: consistency / total,
  })
  return { cuts: byCut.map((sums, c) => ({ cut: cuts[c] as number, ...average(sums) })), allBands: average(all) }
}

/** @throws MelekError `cuts-invalid` for cuts that are not finite or do not rise */
export function requireRisingCuts(cuts: readonly number[]): void {
  const issues = cuts.flatMap((cut, c) => {
    const path = `cuts[${c}]`
    if (!Number.isFinite(cut)) return [{ code: 'cut-not-finite', message: `a cut must be a finite number, got ${cut}`, path }]
    const before = cuts[c - 1]
    return before !== undefined && cut <= before
      ? [{ code: 'cuts-not-increasing', message: `cuts must rise, got ${cut} after ${before}; sort them`, path }]
      : []
  })
  if (issues.length > 0) throw new MelekError('cuts-invalid', 'the cuts cannot be used', issues)
}

/** Number of cuts at or below a value: its band, which contains its lower end. */
export function bandAt(cuts: readonly number[], value: number): number {
  return cuts.filter((cut) => value >= cut).length
}

/** Counts and item scores of both groups in one interval of theta. */
export interface ThetaStratum {
  /** Reference, focal. */
  readonly persons: readonly [number, number]
  readonly means: readonly [number, number]
  /** Variances of the item score, with n − 1. */
  readonly variances: readonly [number, number]
}

export interface MatchedPerson {
  /** Expected theta given the estimate, in the person's group. */
  readonly theta: number
  readonly focal: 0 | 1
  readonly score: number
}

/** Intervals at first and at least, persons that each group needs in one, and the share of a group that may fall out. */
const rule = { most: 80, fewest: 10, fewestPersons: 3, largestLoss: 0.075 }

/**
 * Persons in equal intervals of theta, as many as leave out at most 7.5 % of either group; undefined where even ten are too many.
 * @source Nandakumar & Roussos (2004), J. Educ. Behav. Stat. 29, 177–199
 */
export function thetaStrata(persons: readonly MatchedPerson[]): readonly ThetaStratum[] | undefined {
  const thetas = persons.map(({ theta }) => theta)
  const [low, high] = [Math.min(...thetas), Math.max(...thetas)]
  if (!(high > low)) return undefined
  const sizes = [0, 1].map((group) => persons.filter(({ focal }) => focal === group).length)
  for (let count = rule.most; count >= rule.fewest; count--) {
    const strata = strataOf(persons, count, low, high).filter(({ persons: own }) => Math.min(...own) >= rule.fewestPersons)
    const kept = [0, 1].map((group) => strata.reduce((sum, stratum) => sum + (stratum.persons[group] as number), 0))
    const loss = Math.max(...kept.map((own, group) => 1 - own / (sizes[group] as number)))
    if (loss <= rule.largestLoss) return strata
  }
  return undefined
}

function strataOf(persons: readonly MatchedPerson[], count: number, low: number, high: number): ThetaStratum[] {
  const sums = Array.from({ length: count }, () => [
    [0, 0, 0],
    [0, 0, 0],
  ])
  for (const { theta, focal, score } of persons) {
    const at = Math.min(count - 1, Math.floor((count * (theta - low)) / (high - low)))
    const own = sums[at]?.[focal] as number[]
    own[0] = (own[0] as number) + 1
    own[1] = (own[1] as number) + score
    own[2] = (own[2] as number) + score * score
  }
  return sums.map((groups): ThetaStratum => {
    const moments = groups.map(([n = 0, sum = 0, square = 0]) => {
      const mean = n === 0 ? 0 : sum / n
      return { n, mean, variance: n < 2 ? 0 : Math.max(0, (square - n * mean * mean) / (n - 1)) }
    }) as [Moments, Moments]
    return {
      persons: [moments[0].n, moments[1].n],
      means: [moments[0].mean, moments[1].mean],
      variances: [moments[0].variance, moments[1].variance],
    }
  })
}

interface Moments {
  readonly n: number
  readonly mean: number
  readonly variance: number
}

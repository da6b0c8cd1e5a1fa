import { MelekError } from '../../issues/melek-error.js'

/** A person's level as given out, and how probable each level is. */
export interface ClassifiedPerson {
  /** Index of the level given out. */
  readonly assigned: number
  /** Of each level, from the lowest up; they sum to 1. */
  readonly probabilities: ArrayLike<number>
  /** Default 1. */
  readonly weight?: number | undefined
}

/** How the levels given out stand to the true ones, as far as the responses tell. */
export interface PosteriorAgreement {
  /** Expected share of persons whose level given out is the true one. */
  readonly accuracy: number
  /** Share of persons with level i given out whose true level is j, at [i][j]; all cells sum to 1. */
  readonly table: readonly (readonly number[])[]
  /** Accuracy beyond what the two margins give by chance: Cohen's kappa; undefined where chance alone is always right. */
  readonly kappa: number | undefined
}

/**
 * Expected accuracy of levels from each person's posterior, valid for every test, adaptive ones included, as far as model and prior are
 * right.
 * @throws MelekError `agreement-persons` where nobody has a weight
 * @source Guo (2006), Pract. Assess. Res. Eval. 11(6), with the posterior in place of the likelihood; Cohen (1960) for kappa
 */
export function posteriorAgreement(levels: number, persons: Iterable<ClassifiedPerson>): PosteriorAgreement {
  const sums = Array.from({ length: levels }, () => new Array<number>(levels).fill(0))
  let total = 0
  for (const { assigned, probabilities, weight = 1 } of persons) {
    const row = sums[assigned] as number[]
    for (let level = 0; level < levels; level++) row[level] = (row[level] as number) + weight * (probabilities[level] as number)
    total += weight
  }
  if (!(total > 0)) throw new MelekError('agreement-persons', 'agreement needs at least one person with a weight above 0')
  const table = sums.map((row) => row.map((sum) => sum / total))
  const accuracy = table.reduce((sum, row, level) => sum + (row[level] as number), 0)
  const chance = table.reduce((sum, row, level) => sum + add(row) * add(table.map((other) => other[level] as number)), 0)
  return { accuracy, table, kappa: chance < 1 ? (accuracy - chance) / (1 - chance) : undefined }
}

function add(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/** What a rule for certificates does to those who were tested. */
export interface CertificateRule {
  /** Share of persons who get a certificate. */
  readonly passRate: number
  /** Share of the certified who are above the cut; undefined where nobody is certified. */
  readonly positivePredictiveValue: number | undefined
  /** Share of those above the cut who get one; undefined where nobody is expected above. */
  readonly sensitivity: number | undefined
  /** Share of those below the cut who get one all the same; undefined where nobody is expected below. */
  readonly falsePositiveRate: number | undefined
}

/**
 * What "certified when P(θ ≥ cut) > least" does, by the posteriors themselves. A rule for persons, apart from the share of a group,
 * which is the mean of the same probabilities and no count of certificates.
 * @param probabilities P(θ ≥ cut) of each person
 * @param least probability that must be passed, for instance 0.8
 */
export function certificateRule(probabilities: Iterable<number>, least: number): CertificateRule {
  let persons = 0
  let above = 0
  let certified = 0
  let certifiedAbove = 0
  for (const probability of probabilities) {
    persons += 1
    above += probability
    if (probability <= least) continue
    certified += 1
    certifiedAbove += probability
  }
  if (persons === 0) throw new MelekError('agreement-persons', 'a rule for certificates needs at least one person')
  const ratio = (part: number, whole: number) => (whole > 0 ? part / whole : undefined)
  return {
    passRate: certified / persons,
    positivePredictiveValue: ratio(certifiedAbove, certified),
    sensitivity: ratio(certifiedAbove, above),
    falsePositiveRate: ratio(certified - certifiedAbove, persons - above),
  }
}

import { createRandom } from '../../math/random-source.js'
import { symmetricEigenvalues } from '../../math/symmetric-eigenvalues.js'
import type { ClassicalSettings } from './classical-data.js'
import { type DifficultyPart, difficultyPart } from './difficulty-part.js'
import type { ItemCorrelations } from './item-correlations.js'
import { randomCorrelations } from './random-correlations.js'

/** How many dimensions the answers hint at; a hint, not a proof. */
export type Dimensionality =
  | {
      readonly kind: 'estimated'
      /** What the eigenvalues are of: polychoric (tetrachoric) correlations, or product-moment ones. */
      readonly basis: 'polychoric' | 'product-moment'
      readonly items: number
      /** Items left out because nobody's answer differs. */
      readonly constant: readonly string[]
      /** All of them, descending. */
      readonly eigenvalues: readonly number[]
      /** 95th percentile of the first of them in random data of the same size. */
      readonly random: readonly number[]
      /** Leading eigenvalues above those of random data. */
      readonly dimensions: number
      /** Share of what the second has above those after it that goes with the difficulty of the items; absent where it is not above random data. */
      readonly difficultyShare?: number
      /** First over second eigenvalue; absent where the second is not above 0. */
      readonly ratio?: number
      /** Share of the first eigenvalue in all. */
      readonly firstShare: number
      readonly verdict: DimensionVerdict
      readonly seed: string
      readonly replications: number
    }
  | { readonly kind: 'refused'; readonly reason: 'few-items' | 'few-persons' | 'pairs-without-overlap' }

/**
 * Nothing in common; one dimension; one, and beside it only what goes with the difficulty of the items; several, of which the first is
 * far the largest; several.
 */
export type DimensionVerdict = 'none' | 'one' | 'difficulty' | 'dominant' | 'several'

/** Eigenvalues that random data are drawn for: more are never asked about. */
const compared = 12

/** First over second eigenvalue from which the first is far the largest. @source Lord (1980), Applications of Item Response Theory, §2.3, by habit 3 to 4 */
const dominantRatio = 4

/** The same where what is beside the first goes with difficulty: a second ability of hard items, correlated by .5 or less, stays below it. */
const difficultyRatio = 3

/** Share from which the second eigenvalue is taken to be that of difficulty: simulated artefacts .6 to .95, second abilities below .4. */
const mostlyDifficulty = 0.5

/**
 * Eigenvalues of the correlations of items against those of unrelated items: the 95th percentile over random matrices in which every
 * correlation errs as much as in the data, by the number of persons and, for polychoric ones, by the shares of the categories.
 * Reliability says nothing of it: a test of two dimensions may have a high alpha (McDonald 1981, Br. J. Math. Stat. Psychol. 34, 100–117).
 * @source Horn (1965), Psychometrika 30, 179–185; percentile: Glorfeld (1995), Educ. Psychol. Meas. 55, 377–393
 */
export function dimensionality(
  correlations: ItemCorrelations,
  persons: number,
  { seed, replications }: ClassicalSettings,
): Dimensionality {
  const { items, matrix, errors, easiness, basis, constant, apart } = correlations
  if (items < 3) return { kind: 'refused', reason: 'few-items' }
  if (apart) return { kind: 'refused', reason: 'pairs-without-overlap' }
  if (persons < 10) return { kind: 'refused', reason: 'few-persons' }
  const eigenvalues = [...symmetricEigenvalues(matrix, items)]
  const random = randomEigenvalues(items, persons, { errors, seed, replications })
  let dimensions = 0
  while (dimensions < random.length && (eigenvalues[dimensions] as number) > (random[dimensions] as number)) dimensions++
  const [first = 0, second = 0] = eigenvalues
  const ratio = second > 0 ? first / second : undefined
  const difficulty = dimensions < 2 ? undefined : difficultyPart(matrix, eigenvalues, easiness)
  return {
    kind: 'estimated',
    basis,
    items,
    constant,
    eigenvalues,
    random,
    dimensions,
    ...(difficulty === undefined ? {} : { difficultyShare: difficulty.share }),
    ...(ratio === undefined ? {} : { ratio }),
    firstShare: first / items,
    verdict: verdictOf({ dimensions, ratio: ratio ?? Infinity, difficulty, chance: random[1] as number }),
    seed,
    replications,
  }
}

interface Findings {
  readonly dimensions: number
  readonly ratio: number
  readonly difficulty: DifficultyPart | undefined
  /** What the second eigenvalue reaches in random data. */
  readonly chance: number
}

function verdictOf({ dimensions, ratio, difficulty, chance }: Findings): DimensionVerdict {
  if (dimensions < 2 || difficulty === undefined) return dimensions === 0 ? 'none' : 'one'
  if (ratio >= difficultyRatio && difficulty.share >= mostlyDifficulty && difficulty.beside <= chance) return 'difficulty'
  return ratio >= dominantRatio ? 'dominant' : 'several'
}

interface RandomDesign {
  /** Factor on each random correlation, row-major. */
  readonly errors: Float64Array
  readonly seed: string
  readonly replications: number
}

function randomEigenvalues(items: number, persons: number, { errors, seed, replications }: RandomDesign): number[] {
  const random = createRandom(seed, 'parallel-analysis')
  const ranks = Math.min(items, compared)
  const drawn = Array.from({ length: ranks }, () => new Float64Array(replications))
  for (let r = 0; r < replications; r++) {
    const matrix = randomCorrelations(random, items, persons).map((value, at) => value * (errors[at] as number))
    const values = symmetricEigenvalues(matrix, items)
    for (let k = 0; k < ranks; k++) (drawn[k] as Float64Array)[r] = values[k] as number
  }
  return drawn.map((values) => percentile(values.sort(), 0.95))
}

/** @param sorted ascending */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] as number
  return low + (place - below) * ((sorted[below + 1] ?? low) - low)
}

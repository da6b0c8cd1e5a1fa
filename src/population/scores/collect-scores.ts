import { addEstimateInto, createEstimateColumns, type EstimateColumns } from '../estimates/estimate-columns.js'
import type { CutPlaces } from '../measure-persons.js'
import { addBandsInto, addPersonInto, createWeightedCounts, type WeightedCounts } from '../plausible/weighted-counts.js'
import { createRowFaults, requireLogits, valuesOf } from './row-faults.js'
import { bareCuts, scoreCuts } from './score-cuts.js'
import { type ScoreSource, scoreSource } from './score-issues.js'
import type { ScoreShareInput } from './score-options.js'
import type { ScorePlan } from './score-plan.js'
import { type FigureSlots, figureSlots, type ScorePerson, type ScoreRefusal } from './score-rows.js'

/** The persons of one combination of texts: one group, or one stratum of the roster within a group. */
export interface ScoreCell {
  /** Places of its texts, see ScorePerson. */
  readonly places: readonly number[]
  persons: number
  /** With plausible values: sums; without: estimates, person by person. */
  readonly counts: WeightedCounts
  readonly estimates: EstimateColumns
  /** Σ base weight of persons with a point estimate, and of those at or above the target cut. */
  pointWeight: number
  pointAbove: number
}

/** All that was gathered from the rows. */
export interface CollectedScores {
  readonly source: ScoreSource
  readonly slots: FigureSlots
  readonly cells: readonly ScoreCell[]
  /** Cuts of the sums of the cells, and of the curve of the total. */
  readonly places: CutPlaces
  readonly curvePlaces: CutPlaces
  /** Sums for the curve where the cells hold the standard's cuts alone; undefined where they hold all. */
  readonly curve: WeightedCounts | undefined
  readonly withoutEstimate: number
  readonly withoutWeight: number
  readonly unbounded: number
}

export interface ScoreCollector {
  /** @returns why the row cannot be used, if so */
  add(person: ScorePerson): ScoreRefusal | undefined
  /** @throws MelekError `scores-weights` with the line of every weight that is negative or missing */
  end(): CollectedScores
}

/**
 * Gathers what shares are made of, row by row: with plausible values the memory does not depend on the number of persons,
 * with estimates it is 16 bytes a person.
 * @throws MelekError `scores-input`, `scores-columns`
 */
export function createScoreCollector(input: ScoreShareInput, plan: ScorePlan): ScoreCollector {
  const source = scoreSource(input, plan)
  const slots = figureSlots(plan)
  const curvePlaces = scoreCuts(input)
  // Replicates multiply every sum by their number: then only the total has the whole curve.
  const apart = slots.weights > 1
  const places = apart ? bareCuts(input) : curvePlaces
  const curve = apart ? createWeightedCounts(curvePlaces.cuts, slots) : undefined
  const cells = createCells(() => createWeightedCounts(places.cuts, slots))
  const weightColumns = [plan.weight, ...plan.replicateWeights].map((column) => plan.columns[column] ?? 'weight')
  const faults = createRowFaults(slots, weightColumns)
  const targetCut = places.cuts[places.targetCut] as number
  const tally = { withoutEstimate: 0, withoutWeight: 0, unbounded: 0 }

  const countPoint = (cell: ScoreCell, { figures }: ScorePerson) => {
    const theta = slots.theta < 0 ? Number.NaN : (figures[slots.theta] as number)
    if (Number.isNaN(theta)) return
    cell.pointWeight += figures[0] as number
    if (theta >= targetCut) cell.pointAbove += figures[0] as number
  }
  const addImputed = (person: ScorePerson): ScoreRefusal | undefined => {
    const values = valuesOf(person, slots, input.origin.logits)
    if (values === 'none') tally.withoutEstimate += 1
    if (values === 'none') return undefined
    if (values !== 'all') return values
    const cell = cells.of(person.texts)
    cell.persons += 1
    addPersonInto(cell.counts, person.figures)
    if (curve !== undefined) addBandsInto(curve, person.figures)
    countPoint(cell, person)
    return undefined
  }
  const addEstimate = (person: ScorePerson): ScoreRefusal | undefined => {
    const theta = person.figures[slots.theta] as number
    const standardError = person.figures[slots.standardError] as number
    if (person.unbounded) tally.unbounded += 1
    else if (Number.isNaN(theta) || Number.isNaN(standardError)) tally.withoutEstimate += 1
    else if (!(standardError > 0)) {
      return { code: 'figure-invalid', line: person.line, reason: `standard_error must be positive, got ${standardError}` }
    } else {
      if (input.origin.logits) requireLogits(theta, person.line)
      const cell = cells.of(person.texts)
      cell.persons += 1
      addEstimateInto(cell.estimates, { theta, standardError, weight: person.figures[0] as number }, input.origin)
      countPoint(cell, person)
    }
    return undefined
  }
  return {
    add(person) {
      if (!faults.weights(person)) return undefined
      if (person.figures[0] === 0) {
        tally.withoutWeight += 1
        return undefined
      }
      return source === 'plausible-values' ? addImputed(person) : addEstimate(person)
    },
    end() {
      faults.assertNone()
      return { source, slots, cells: cells.all, places, curvePlaces, curve, ...tally }
    },
  }
}

function createCells(counts: () => WeightedCounts) {
  const all: ScoreCell[] = []
  const byPlace: (ScoreCell | undefined)[] = []
  const byKey = new Map<string, ScoreCell>()
  const create = (places: readonly number[]): ScoreCell => {
    const cell = { places, persons: 0, counts: counts(), estimates: createEstimateColumns(), pointWeight: 0, pointAbove: 0 }
    all.push(cell)
    return cell
  }
  return {
    all,
    of(texts: Int32Array): ScoreCell {
      if (texts.length <= 1) {
        const place = texts[0] ?? 0
        const known = byPlace[place]
        if (known !== undefined) return known
        const made = create([...texts])
        byPlace[place] = made
        return made
      }
      const key = texts.join(' ')
      const known = byKey.get(key) ?? create([...texts])
      byKey.set(key, known)
      return known
    },
  }
}

import { type SubScoreValue, subScoreValue } from '../../literacy/sub-score-value.js'
import { missing } from '../../scoring/proficiency-estimate.js'
import type { Measurement } from '../quadrature/measurement.js'
import type { PillarItems } from './pillar-items.js'
import { type SubEstimates, subEstimates } from './sub-estimates.js'

/** Whether pillars say more than the total, pillar by pillar; a pillar that is not listed could not be judged. */
export interface PillarValues {
  /** Persons with an answer to every pillar that is judged: the judgement rests on them. */
  readonly persons: number
  readonly values: ReadonlyMap<string, SubScoreValue>
}

/** Fewer persons do not tell a correlation of pillars from 1. */
const fewestPersons = 50
/** So many persons tell correlations to the second digit; more would only take memory. */
const mostPersons = 20_000
/** One item has no error that could be told from what is its own. */
const fewestItems = 2

/**
 * Haberman's comparison for the pillars of a test. Everything counts once for each person, whatever the weights: what
 * the scores of a test are worth is a property of the test.
 */
export function pillarValues(measurement: Measurement, pillars: readonly PillarItems[], tested: readonly number[]): PillarValues {
  const judged = pillars.filter(({ items }) => items.length >= fewestItems)
  const { responses, items: width } = measurement.rows
  const answered = (person: number, { items }: PillarItems) => items.some((i) => responses[person * width + i] !== missing)
  const everywhere = tested.filter((person) => judged.every((pillar) => answered(person, pillar)))
  const nothing = { persons: everywhere.length, values: new Map<string, SubScoreValue>() }
  if (judged.length < 2 || everywhere.length < fewestPersons) return nothing
  const members = evenly(everywhere)
  const estimates = judged.flatMap(({ pillar, items }) => {
    const used = Uint8Array.from(measurement.curves, (_, i) => (items.includes(i) ? 1 : 0))
    const found = subEstimates(measurement, used, members)
    return found === undefined ? [] : [{ pillar, ...found }]
  })
  return estimates.length < 2 ? nothing : { persons: everywhere.length, values: compared(estimates, members.length) }
}

/** The total is the mean of the pillars weighted by their precision, as a proficiency from all items would be. */
function compared(estimates: readonly (SubEstimates & { readonly pillar: string })[], persons: number) {
  const found = subScoreValue({
    parts: estimates.map(({ pillar }) => pillar),
    scores: Float64Array.from(
      { length: persons * estimates.length },
      (_, at) => estimates[at % estimates.length]?.scores[Math.floor(at / estimates.length)] as number,
    ),
    errorVariances: estimates.map(({ errorVariance }) => errorVariance),
    weights: estimates.map(({ errorVariance }) => 1 / errorVariance),
  })
  return new Map(found.map((value) => [value.part, value]))
}

function evenly(persons: readonly number[]): Int32Array {
  if (persons.length <= mostPersons) return Int32Array.from(persons)
  return Int32Array.from({ length: mostPersons }, (_, k) => persons[Math.floor((k * persons.length) / mostPersons)] as number)
}

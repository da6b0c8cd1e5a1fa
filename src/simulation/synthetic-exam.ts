import { drawResponse } from '../adaptive/session/draw-response.js'
import type { CompiledBank } from '../bank/compile-bank.js'
import { keyedUniform } from '../math/keyed-uniform.js'
import { normalQuantile } from '../math/normal.js'

/**
 * An invented exam of civil servants: agencies that differ, within them persons who differ by region and age.
 * The effects are assumptions for trying things out (facts of the field give none); every label says synthetic.
 */
export interface SyntheticExamOptions {
  readonly persons: number
  readonly agencies: number
  readonly seed: string
  /** Item ids of the form; default every operational item. */
  readonly form?: readonly string[] | undefined
}

export interface SyntheticPerson {
  readonly person: string
  readonly agency: string
  readonly region: 'central' | 'regional' | '3T'
  readonly age: number
  /** The true proficiency, which a real exam never shows; logits. */
  readonly theta: number
  /** Category per item of the form. */
  readonly responses: readonly number[]
}

export interface SyntheticExam {
  readonly form: readonly string[]
  persons(): Generator<SyntheticPerson>
}

/** SD of agency means, mean disadvantage of 3T regions, loss per year of age above 40, SD within a cell; logits. */
export const syntheticEffects = { agencySd: 0.35, remote: -0.35, agePerYear: -0.015, withinSd: 0.9 } as const

/** Share of staff in each kind of region: 24 % central (BKN, 1 Nov 2025); the 3T share is assumed. */
const regionShares = [
  ['central', 0.24],
  ['3T', 0.1],
] as const

/** A seeded synthetic exam; the same options give the same persons, whatever was drawn before. */
export function syntheticExam(bank: CompiledBank, options: SyntheticExamOptions): SyntheticExam {
  const form = options.form ?? bank.items.filter((item) => item.status === 'operational').map((item) => item.id)
  const normal = (...key: readonly (string | number)[]) =>
    normalQuantile(keyedUniform('synthetic', options.seed, ...key) || Number.MIN_VALUE)
  const agencyMean = Array.from({ length: options.agencies }, (_, a) => syntheticEffects.agencySd * normal('agency', a))
  function* persons(): Generator<SyntheticPerson> {
    for (let p = 0; p < options.persons; p++) {
      const person = `SINTETIS-${String(p + 1).padStart(7, '0')}`
      const agency = agencyOf(p, options)
      const region = regionOf(keyedUniform('synthetic', options.seed, 'region', p))
      const age = 22 + Math.floor(36 * keyedUniform('synthetic', options.seed, 'age', p))
      const theta =
        (agencyMean[agency] as number) +
        (region === '3T' ? syntheticEffects.remote : 0) +
        syntheticEffects.agePerYear * (age - 40) +
        syntheticEffects.withinSd * normal('theta', p)
      const responses = form.map((item) => {
        const curve = bank.curves[bank.indexOfItem.get(item) as number] as CompiledBank['curves'][number]
        return drawResponse(curve, theta, { seed: options.seed, person, item })
      })
      yield { person, agency: `Instansi ${String(agency + 1).padStart(2, '0')} (sintetis)`, region, age, theta, responses }
    }
  }
  return { form, persons }
}

/** Agencies of unequal size: the chance of agency a falls as 1/(a + 2), the last ones stay small. */
function agencyOf(person: number, options: SyntheticExamOptions): number {
  const weights = Array.from({ length: options.agencies }, (_, a) => 1 / (a + 2))
  let remaining = keyedUniform('synthetic', options.seed, 'membership', person) * weights.reduce((sum, weight) => sum + weight, 0)
  for (let a = 0; a < options.agencies - 1; a++) {
    remaining -= weights[a] as number
    if (remaining < 0) return a
  }
  return options.agencies - 1
}

function regionOf(uniform: number): SyntheticPerson['region'] {
  let remaining = uniform
  for (const [region, share] of regionShares) {
    remaining -= share
    if (remaining < 0) return region
  }
  return 'regional'
}

/** The exam as a wide response file: `person,agency,region,age`, then a column an item. */
export function* syntheticExamCsv(exam: SyntheticExam): Generator<string> {
  yield `${['person', 'agency', 'region', 'age', ...exam.form].join(',')}\n`
  for (const { person, agency, region, age, responses } of exam.persons()) {
    yield `${[person, agency, region, age, ...responses].join(',')}\n`
  }
}

import { keyedUniform } from '../math/keyed-uniform.js'
import { normalFromUniform } from '../math/normal.js'

/** A person who sits a rehearsal: one of known proficiency whose answers are drawn, or one whose answers were recorded. */
export interface Examinee {
  readonly person: string
  /** True proficiency, logits; null where nobody knows it. */
  readonly theta: number | null
  /** Recorded category of each item of the bank, 255 where there is none; without it answers are drawn at `theta`. */
  readonly answers?: Uint8Array | undefined
}

/** Examinees from a normal population; the k-th is the same one however many are asked for. */
export function* normalExaminees(
  count: number,
  population: { readonly mean: number; readonly sd: number },
  seed: string,
): Generator<Examinee> {
  for (let k = 1; k <= count; k++) {
    const person = String(k)
    const uniform = keyedUniform('examinee', seed, person) || Number.MIN_VALUE
    yield { person, theta: population.mean + population.sd * normalFromUniform(uniform) }
  }
}

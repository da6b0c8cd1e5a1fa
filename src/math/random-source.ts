import seedrandom from 'seedrandom'
import { normalFromUniform } from './normal.js'

/** Everything a source needs to go on: plain JSON, exact through text. */
export interface RandomState {
  readonly seed: string
  /** labels of the forks that lead from the seed to this source */
  readonly path: readonly string[]
  /** state of the Alea generator after the draws made so far */
  readonly alea: { readonly c: number; readonly s0: number; readonly s1: number; readonly s2: number }
}

/** A stream of random numbers. Drawing changes it; everything else does not. */
export interface RandomSource {
  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number
  /** Standard normal, by inversion: one uniform each, monotone in it. */
  normal(): number
  /** Integer 0 … n − 1, all equally likely. @param n integer from 1 to 2⁵³ */
  integer(n: number): number
  /** Independent stream that depends on the seed and the path of labels alone, never on the draws made so far. */
  fork(label: string): RandomSource
  /** Snapshot from which {@link resumeRandom} goes on with the same numbers. */
  state(): RandomState
}

/**
 * Random source of a seed. With a label it is the fork of that name.
 * @source Baagøe's Alea (a multiply-with-carry generator of period near 2¹¹⁶) as implemented by seedrandom
 */
export function createRandom(seed: string, label?: string): RandomSource {
  return startSource(seed, label === undefined ? [] : [label])
}

/** Source that continues where `state()` was taken. */
export function resumeRandom(state: RandomState): RandomSource {
  return sourceOver(state.seed, [...state.path], seedrandom.alea('', { state: { ...state.alea } }))
}

function startSource(seed: string, path: readonly string[]): RandomSource {
  // JSON keeps ["a", "b,c"] and ["a,b", "c"] apart.
  return sourceOver(seed, path, seedrandom.alea(JSON.stringify([seed, ...path]), { state: true }))
}

const TWO_53 = 2 ** 53

function sourceOver(
  seed: string,
  path: readonly string[],
  generator: seedrandom.StatefulPRNG<seedrandom.State.Alea>,
): RandomSource {
  const uniform = (): number => generator.double()
  return {
    uniform,
    normal: () => normalFromUniform(uniform()),
    integer(n) {
      if (!(Number.isInteger(n) && n >= 1 && n <= TWO_53)) throw new RangeError(`integer(n) needs n from 1 to 2^53, got ${n}`)
      // Draws above the last whole multiple of n would favour the small integers.
      const limit = TWO_53 - (TWO_53 % n)
      for (;;) {
        const draw = uniform() * TWO_53
        if (draw < limit) return draw % n
      }
    },
    fork: (label) => startSource(seed, [...path, label]),
    state: () => ({ seed, path, alea: generator.state() }),
  }
}

import {
  avalanche,
  FIRST_MULTIPLIER,
  FIRST_START,
  rotate,
  SECOND_MULTIPLIER,
  SECOND_START,
  TWO_26,
  TWO_53,
} from './keyed-uniform.js'

/** Where the mixing of `keyedUniform` stands after the keys taken in so far: for many draws whose first keys are the same. */
export interface KeyedState {
  first: number
  second: number
}

/** Before any key. */
export function keyedState(): KeyedState {
  return { first: FIRST_START, second: SECOND_START }
}

/** Takes in one more key, from where `from` stands; the two may be the same. */
export function takeKeyInto(state: KeyedState, from: Readonly<KeyedState>, key: string): void {
  let { first, second } = from
  for (let i = 0; i <= key.length; i++) {
    const unit = i < key.length ? key.charCodeAt(i) : 0x10000
    first = Math.imul(rotate(first ^ unit, 13), FIRST_MULTIPLIER)
    second = Math.imul(rotate(second ^ first, 17), SECOND_MULTIPLIER)
  }
  state.first = first
  state.second = second
}

/** `keyedUniform` of the keys taken in, to the last bit. */
export function uniformOf(state: Readonly<KeyedState>): number {
  const first = avalanche(state.first ^ state.second)
  const second = avalanche(state.second ^ first)
  return ((first >>> 5) * TWO_26 + (second >>> 6)) / TWO_53
}

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

/** The unit that closes a key, above all of UTF-16. */
export const KEY_END = 0x10000

/** Takes in one more key, from where `from` stands; the two may be the same. */
export function takeKeyInto(state: KeyedState, from: Readonly<KeyedState>, key: string): void {
  let { first, second } = from
  for (let i = 0; i <= key.length; i++) {
    const unit = i < key.length ? key.charCodeAt(i) : KEY_END
    first = Math.imul(rotate(first ^ unit, 13), FIRST_MULTIPLIER)
    second = Math.imul(rotate(second ^ first, 17), SECOND_MULTIPLIER)
  }
  state.first = first
  state.second = second
}

/** Takes in the beginning of a key, to which more may come. */
export function takeUnitsInto(state: KeyedState, text: string): void {
  for (let i = 0; i < text.length; i++) {
    state.first = Math.imul(rotate(state.first ^ text.charCodeAt(i), 13), FIRST_MULTIPLIER)
    state.second = Math.imul(rotate(state.second ^ state.first, 17), SECOND_MULTIPLIER)
  }
}

/** `keyedUniform` of the keys taken in and of one more, given as the units from a place up to another one, {@link KEY_END} included. */
export function uniformAfter(state: Readonly<KeyedState>, units: Int32Array, from: number, to: number): number {
  let first = state.first | 0
  let second = state.second | 0
  for (let i = from; i < to; i++) {
    first = Math.imul(rotate(first ^ (units[i] as number), 13), FIRST_MULTIPLIER)
    second = Math.imul(rotate(second ^ first, 17), SECOND_MULTIPLIER)
  }
  return mixedUniform(first, second)
}

/** `keyedUniform` of the keys taken in, to the last bit. */
export function uniformOf({ first, second }: Readonly<KeyedState>): number {
  return mixedUniform(first, second)
}

function mixedUniform(first: number, second: number): number {
  const one = avalanche(first ^ second)
  const other = avalanche(second ^ one)
  return ((one >>> 5) * TWO_26 + (other >>> 6)) / TWO_53
}

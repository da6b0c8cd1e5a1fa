import { type Code, f64x2, i32, when, whileLoop } from '../../math/wasm/wasm-code.js'

const word = 4
const double = 8

/** Pairs of nodes of one block. */
export const parts = [0, 1, 2, 3] as const
export type Part = (typeof parts)[number]
export const product = (part: Part) => `product${part}` as const

/** Variables of {@link productOfRows} that are no parameters of its function. */
export const productVariables = {
  place: 'i32',
  placeEnd: 'i32',
  pairEnd: 'i32',
  next: 'i32',
  at: 'i32',
  one: 'i32',
  other: 'i32',
  product0: 'v128',
  product1: 'v128',
  product2: 'v128',
  product3: 'v128',
} as const

type Names = keyof typeof productVariables | 'weights' | 'groups'
interface ProductAccess {
  readonly get: Readonly<Record<Names, Code>>
  set(name: Names, value: Code): Code
}

/** Sets the ends of the places that begin at `place`; `groups` are counted in bytes of places. */
export function placeEnds({ get, set }: ProductAccess): Code[] {
  return [
    set('pairEnd', i32.add(get.place, i32.and(get.groups, i32.const(-2 * word)))),
    set('placeEnd', i32.add(get.place, get.groups)),
  ]
}

/** The products of the weights at byte `at` and the rows at the places: two by two, then the last of an odd number. */
export function productOfRows({ get, set }: ProductAccess): Code[] {
  const bytes = (part: number) => part * 2 * double
  const both = (part: number) => f64x2.multiply(f64x2.load(get.one, bytes(part)), f64x2.load(get.other, bytes(part)))
  const rowAt = (offset: number) => i32.add(i32.load(get.next, offset), get.at)
  return [
    ...parts.map((part) => set(product(part), f64x2.load(i32.add(get.weights, get.at), bytes(part)))),
    set('next', get.place),
    whileLoop(
      i32.less(get.next, get.pairEnd),
      set('one', rowAt(0)),
      set('other', rowAt(word)),
      ...parts.map((part) => set(product(part), f64x2.multiply(get[product(part)], both(part)))),
      set('next', i32.add(get.next, i32.const(2 * word))),
    ),
    when(i32.less(get.next, get.placeEnd), [
      set('one', rowAt(0)),
      ...parts.map((part) => set(product(part), f64x2.multiply(get[product(part)], f64x2.load(get.one, bytes(part))))),
    ]),
  ]
}

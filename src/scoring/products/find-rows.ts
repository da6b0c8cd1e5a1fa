import { u64 } from '../../math/wasm/wasm-bytes.js'
import { type Code, i32, i64, when, whileLoop } from '../../math/wasm/wasm-code.js'
import { functionOf, variables, type WasmFunction } from '../../math/wasm/wasm-module.js'
import { areBits, bitsOf } from '../eight-answers.js'

const word = 4

/** Variables that all searches begin with, where they put whom they find, and what they count there. */
const persons = { count: 'i32', codes: 'i32', items: 'i32', groups: 'i32' } as const
const lists = { wanted: 'i32', found: 'i32', left: 'i32', answered: 'i32', places: 'i32' } as const
const counts = { person: 'i32', kept: 'i32', others: 'i32' } as const

const stepVariables = variables({
  ...persons,
  itemEnds: 'i32',
  groupStarts: 'i32',
  steps: 'i32',
  ...lists,
  leastAnswered: 'i32',
  ...counts,
  start: 'i32',
  at: 'i32',
  itemEnd: 'i32',
  group: 'i32',
  place: 'i32',
  code: 'i32',
  step: 'i32',
  itemSteps: 'i32',
  row: 'i32',
  refused: 'i32',
  absent: 'i32',
})

/** Rows of persons by one step a response. */
export function findFunction(): WasmFunction {
  const { get, set, types } = stepVariables
  const response = [
    set('code', i32.load8(get.at)),
    set('step', i32.load(i32.add(get.itemSteps, i32.shiftLeft(get.code, i32.const(2))))),
    set('row', i32.add(get.row, get.step)),
    set('refused', i32.or(get.refused, get.step)),
    // 1 for 255, the only byte that carries into a ninth bit.
    set('absent', i32.add(get.absent, i32.shiftRight(i32.add(get.code, i32.const(1)), i32.const(8)))),
    set('itemSteps', i32.add(get.itemSteps, i32.const(256 * word))),
    set('at', i32.add(get.at, i32.const(1))),
  ]
  const group = [
    set('row', i32.load(i32.add(get.groupStarts, get.group))),
    set('itemEnd', i32.add(get.start, i32.load(i32.add(get.itemEnds, get.group)))),
    whileLoop(i32.less(get.at, get.itemEnd), ...response),
    i32.store(i32.add(get.place, get.group), get.row),
    set('group', i32.add(get.group, i32.const(word))),
  ]
  const person = [
    set('person', i32.load(get.wanted)),
    set('start', i32.add(get.codes, i32.multiply(get.person, get.items))),
    set('at', get.start),
    set('itemSteps', get.steps),
    set('refused', i32.const(0)),
    set('absent', i32.const(0)),
    set('group', i32.const(0)),
    whileLoop(i32.less(get.group, get.groups), ...group),
    set('code', i32.subtract(get.items, get.absent)),
    ...keepOrLeave(i32.or(i32.less(get.refused, i32.const(0)), i32.less(get.code, get.leastAnswered)), get.code, { get, set }),
  ]
  return functionOf('find', types, 13, [
    set('groups', i32.shiftLeft(get.groups, i32.const(2))),
    set('place', get.places),
    forEachWanted(person, { get, set }),
    get.kept,
  ])
}

const bitVariables = variables({
  ...persons,
  rowBytes: 'i32',
  groupStarts: 'i32',
  lastMask: 'i64',
  ...lists,
  ...counts,
  at: 'i32',
  group: 'i32',
  place: 'i32',
  answers: 'i64',
  unknown: 'i64',
})

/** The same for complete answers to items that are right or wrong, eight in one group. */
export function findBitsFunction(): WasmFunction {
  const { get, set, types } = bitVariables
  const row = [
    set('unknown', i64.or(get.unknown, get.answers)),
    i32.store(
      i32.add(get.place, get.group),
      i32.add(i32.load(i32.add(get.groupStarts, get.group)), i32.multiply(bitsOf(get.answers), get.rowBytes)),
    ),
    set('group', i32.add(get.group, i32.const(word))),
    set('at', i32.add(get.at, i32.const(8))),
  ]
  const person = [
    set('person', i32.load(get.wanted)),
    set('at', i32.add(get.codes, i32.multiply(get.person, get.items))),
    set('unknown', i64.const(0n)),
    set('group', i32.const(0)),
    whileLoop(i32.less(get.group, get.groups), set('answers', i64.load(get.at)), ...row),
    set('answers', i64.and(i64.load(get.at), get.lastMask)),
    ...row,
    ...keepOrLeave(i32.isZero(areBits(get.unknown)), get.items, { get, set }),
  ]
  return functionOf('findBits', types, 12, [
    set('groups', i32.shiftLeft(i32.subtract(get.groups, i32.const(1)), i32.const(2))),
    set('place', get.places),
    forEachWanted(person, { get, set }),
    get.kept,
  ])
}

const ternaryVariables = variables({
  ...persons,
  rowBytes: 'i32',
  groupStarts: 'i32',
  itemEnds: 'i32',
  masks: 'i32',
  ...lists,
  leastAnswered: 'i32',
  ...counts,
  at: 'i32',
  start: 'i32',
  group: 'i32',
  place: 'i32',
  code: 'i32',
  answers: 'i64',
  missing: 'i64',
  unknown: 'i64',
  absent: 'i64',
})

/** The same for items that are right, wrong or without an answer, at most five in a group: a group's row is a number in base three. */
export function findTernaryFunction(): WasmFunction {
  const { get, set, types } = ternaryVariables
  const ones = i64.const(0x0101010101010101n)
  /** Brings answer i, times 3 to the power of i, to the last byte; no sum of a byte exceeds 242. */
  const gather = i64.const((1n << 56n) | (3n << 48n) | (9n << 40n) | (27n << 32n) | (81n << 24n))
  const group = [
    set('answers', i64.and(i64.load(get.at), i64.load(i32.add(get.masks, i32.shiftLeft(get.group, i32.const(1)))))),
    set('missing', i64.and(i64.shiftRight(get.answers, i64.const(7n)), ones)),
    set('absent', u64.add(get.absent, u64.ones(get.missing))),
    set('unknown', i64.or(get.unknown, u64.exclusiveOr(get.answers, i64.multiply(get.missing, i64.const(255n))))),
    set('answers', i64.multiply(u64.add(i64.and(get.answers, ones), get.missing), gather)),
    i32.store(
      i32.add(get.place, get.group),
      i32.add(
        i32.load(i32.add(get.groupStarts, get.group)),
        i32.multiply(i32.ofI64(i64.shiftRight(get.answers, i64.const(56n))), get.rowBytes),
      ),
    ),
    set('at', i32.add(get.start, i32.load(i32.add(get.itemEnds, get.group)))),
    set('group', i32.add(get.group, i32.const(word))),
  ]
  const person = [
    set('person', i32.load(get.wanted)),
    set('start', i32.add(get.codes, i32.multiply(get.person, get.items))),
    set('at', get.start),
    set('unknown', i64.const(0n)),
    set('absent', i64.const(0n)),
    set('group', i32.const(0)),
    whileLoop(i32.less(get.group, get.groups), ...group),
    set('code', i32.subtract(get.items, i32.ofI64(get.absent))),
    ...keepOrLeave(i32.or(i32.isZero(areBits(get.unknown)), i32.less(get.code, get.leastAnswered)), get.code, { get, set }),
  ]
  return functionOf('findTernary', types, 14, [
    set('groups', i32.shiftLeft(get.groups, i32.const(2))),
    set('place', get.places),
    forEachWanted(person, { get, set }),
    get.kept,
  ])
}

type ListNames = 'count' | 'wanted' | 'found' | 'left' | 'answered' | 'person' | 'kept' | 'others' | 'place' | 'group'
interface ListVariables {
  readonly get: Readonly<Record<ListNames, Code>>
  set(name: ListNames, value: Code): Code
}

function forEachWanted(body: readonly Code[], { get, set }: ListVariables): Code {
  return [
    ...set('count', i32.add(get.wanted, i32.shiftLeft(get.count, i32.const(2)))),
    ...whileLoop(i32.less(get.wanted, get.count), ...body, set('wanted', i32.add(get.wanted, i32.const(word)))),
  ]
}

/** Puts the person on the list of those found, with how many responses count, or of those left. */
function keepOrLeave(refused: Code, answered: Code, { get, set }: ListVariables): readonly Code[] {
  const ofKept = i32.shiftLeft(get.kept, i32.const(2))
  return [
    when(
      refused,
      [
        i32.store(i32.add(get.left, i32.shiftLeft(get.others, i32.const(2))), get.person),
        set('others', i32.add(get.others, i32.const(1))),
      ],
      [
        i32.store(i32.add(get.found, ofKept), get.person),
        i32.store(i32.add(get.answered, ofKept), answered),
        set('kept', i32.add(get.kept, i32.const(1))),
        // The group is behind the last one: so is its place.
        set('place', i32.add(get.place, get.group)),
      ],
    ),
  ]
}

import { quinticInto } from './cell-quintic.js'
import { leastLead } from './proof.js'
import { entrySize, personFields, personSize } from './row-layout.js'
import {
  aimFields,
  cellNumbers,
  cellSize,
  looks,
  newton,
  type RootStages,
  rootStates,
  stageDoubles,
  stageDoublesStart,
  stageIntegers,
} from './stage-layout.js'

/** The readable twin of the stages in WebAssembly; the same figures from the same operations in the same order. */
export function rootStagesTwin(memory: ArrayBuffer): RootStages {
  const at = stageView(memory)
  return {
    aim: (count, settings, fields) => aim(at(settings), count, fields),
    start: (count, settings) => start(at(settings), count),
    judge: { 4: (count, settings) => judge(at(settings), count, 4), 8: (count, settings) => judge(at(settings), count, 8) },
    takeEnds: (count, settings) => takeEnds(at(settings), count),
    solve: {
      complete: (count, settings) => solve(at(settings), count, true),
      incomplete: (count, settings) => solve(at(settings), count, false),
    },
  }
}

/** The memory as the settings at an address divide it. */
interface StageView {
  readonly doubles: Float64Array
  readonly integers: Int32Array
  /** Where integers or doubles begin, in the array. */
  integersFrom(name: keyof typeof stageIntegers): number
  doublesFrom(name: keyof typeof stageIntegers): number
  setting(name: keyof typeof stageDoubles): number
}

function stageView(memory: ArrayBuffer): (settings: number) => StageView {
  const [doubles, integers] = [new Float64Array(memory), new Int32Array(memory)]
  return (settings) => {
    const address = (name: keyof typeof stageIntegers) => integers[settings / 4 + stageIntegers[name]] as number
    return {
      doubles,
      integers,
      integersFrom: (name) => address(name) >> 2,
      doublesFrom: (name) => address(name) >> 3,
      setting: (name) => doubles[(settings + stageDoublesStart) / 8 + stageDoubles[name]] as number,
    }
  }
}

function aim({ doubles, integers, integersFrom }: StageView, count: number, fields: number): number {
  const of = (name: keyof typeof aimFields) => integers[fields / 4 + aimFields[name]] as number
  const [from, to, last] = [of('from') / 8, of('to') / 8, of('last')]
  const active = integersFrom('active')
  const persons = integersFrom('persons')
  for (let at = 0, entry = integersFrom('entries'); at < count; at++, entry += entrySize) {
    const person = integers[active + at] as number
    const index = limited(doubles[from + person] as number, last)
    doubles[to + person] = index
    const rows = persons + person * personSize + of('field') / 4
    integers[entry] = integers[rows + personFields.rowsFrom] as number
    integers[entry + 1] = integers[rows + personFields.rowsTo] as number
    integers[entry + 2] = of('base') + index * of('step')
  }
  return count
}

function start({ doubles, integers, integersFrom, doublesFrom, setting }: StageView, count: number): number {
  const [active, persons] = [integersFrom('active'), integersFrom('persons')]
  const [constants, nodes] = [doublesFrom('constants'), doublesFrom('nodes')]
  const items = setting('items')
  for (let at = 0, from = doublesFrom('out'); at < count; at++, from += 2) {
    const person = integers[active + at] as number
    const sum = (doubles[from] as number) + (doubles[constants + person] as number)
    const answered = items - (integers[persons + person * personSize + personFields.missing] as number)
    const entry = ((sum * items) / answered - setting('startLow')) * setting('startPerUnit')
    doubles[nodes + person] = integers[integersFrom('startNodes') + limited(entry, setting('lastStart'))] as number
  }
  return count
}

function judge({ doubles, integers, integersFrom, doublesFrom, setting }: StageView, count: number, width: 4 | 8): number {
  const [active, states] = [integersFrom('active'), integersFrom('states')]
  const [constants, nodes, positions] = [doublesFrom('constants'), doublesFrom('nodes'), doublesFrom('positions')]
  const [cellsPerProof, last] = [setting('cellsPerProof'), setting('lastProof')]
  let again = 0
  const lookAt = (person: number, node: number) => {
    doubles[nodes + person] = node
    integers[active + again++] = person
  }
  for (let at = 0, from = doublesFrom('out'); at < count; at++, from += width) {
    const person = integers[active + at] as number
    const here = doubles[nodes + person] as number
    const further = doubles[constants + person] as number
    integers[states + person] = rootStates.none
    if (!((doubles[from + 1] as number) < 0)) {
      // Likelihoods are convex only far from their maximum, where they are flat.
      lookAt(person, 2 * here < last ? here + looks.outOfFlat : here - looks.outOfFlat)
      continue
    }
    const root = here * cellsPerProof + halleyStep(doubles, from, further)
    doubles[positions + person] = root
    if (width === 4 || isProof(doubles, from, further)) {
      integers[states + person] = rootStates.proven
      continue
    }
    const nearest = Math.floor(larger(root, 0) / cellsPerProof + 0.5)
    // Where the equation is nearly flat, a step overshoots.
    const near = within(here - looks.farthest, here + looks.farthest, last < nearest ? last : nearest)
    // There is no better node to prove it from.
    if (near === here) integers[states + person] = rootStates.unproven
    else lookAt(person, near)
  }
  return again
}

/** From a node to the root, by S, S′ and S″ there. */
function halleyStep(doubles: Float64Array, from: number, further: number): number {
  const slope = doubles[from + 1] as number
  const step = -((doubles[from] as number) + further) / slope
  const bend = within(-0.5, 0.5, (-step * (doubles[from + 2] as number)) / slope)
  return step * (1 + bend * (1 + bend))
}

function isProof(doubles: Float64Array, from: number, further: number): boolean {
  return (
    (doubles[from + 3] as number) < 0 &&
    (doubles[from + 4] as number) + further > 0 &&
    (doubles[from + 5] as number) + further < 0 &&
    (doubles[from + 6] as number) < -leastLead &&
    (doubles[from + 7] as number) < -leastLead
  )
}

function takeEnds({ doubles, integers, integersFrom, doublesFrom }: StageView, count: number): number {
  const active = integersFrom('active')
  const [constants, cells] = [doublesFrom('constants'), doublesFrom('cells')]
  const [positions, ends] = [doublesFrom('positions'), doublesFrom('ends')]
  let again = 0
  for (let at = 0, from = doublesFrom('out'); at < count; at++, from += 6) {
    const person = integers[active + at] as number
    const here = doubles[cells + person] as number
    const left = (doubles[from] as number) + (doubles[constants + person] as number)
    const right = (doubles[from + 3] as number) + (doubles[constants + person] as number)
    if (left >= 0 && right <= 0) {
      const to = ends + 6 * person
      for (let j = 0; j < 6; j++) doubles[to + j] = doubles[from + j] as number
      doubles[to] = left
      doubles[to + 3] = right
      continue
    }
    doubles[positions + person] =
      left < 0
        ? smaller(here - left / (doubles[from + 1] as number), here - 0.5)
        : larger(here + 1 - right / (doubles[from + 4] as number), here + 1.5)
    integers[active + again++] = person
  }
  return again
}

/** The numbers of the ends are in units of the cell already. */
const unit = { slope: 1, curvature: 1 }

function solve({ doubles, integers, integersFrom, doublesFrom, setting }: StageView, count: number, complete: boolean): number {
  const [active, states] = [integersFrom('active'), integersFrom('states')]
  const [cells, nodes] = [doublesFrom('cells'), doublesFrom('nodes')]
  const [cellsPerProof, reach] = [setting('cellsPerProof'), setting('reach')]
  const own = new Float64Array(6)
  for (let at = 0; at < count; at++) {
    const person = integers[active + at] as number
    const { t, slope, isInside } = placeInCell(doubles, doublesFrom('ends') + 6 * person)
    const cell = doubles[cells + person] as number
    const of = doublesFrom('cellNumbers') + cell * cellSize
    const root = cell + t
    quinticInto(own, doubles, doublesFrom('information') + 6 * person, unit)
    const information = complete ? polynomial(doubles, of, t) : polynomial(own, 0, t)
    const isExact = complete
      ? slope < (doubles[of + cellNumbers.slope] as number)
      : slope < (doubles[of + cellNumbers.ownSlope] as number) + (doubles[of + cellNumbers.biasSlope] as number) / information &&
        information > (doubles[of + cellNumbers.leastInformation] as number)
    if (!(isExact && isInside)) integers[states + person] = rootStates.none
    // What is proven around a node is not beyond its reach.
    else if (!(Math.abs(root - (doubles[nodes + person] as number) * cellsPerProof) <= reach)) {
      if (integers[states + person] === rootStates.proven) integers[states + person] = rootStates.unproven
    }
    doubles[doublesFrom('positions') + person] = root
    doubles[doublesFrom('thetas') + person] = setting('low') + setting('spacing') * root
    doubles[doublesFrom('standardErrors') + person] = 1 / Math.sqrt(information + setting('precision'))
  }
  return 0
}

/** Where a cell has its root, as a part of it, by two steps from the secant. */
function placeInCell(doubles: Float64Array, ends: number) {
  const curve = new Float64Array(6)
  quinticInto(curve, doubles, ends, unit)
  const f0 = doubles[ends] as number
  let t = f0 / (f0 - (doubles[ends + 3] as number))
  let [slope, step] = [0, 0]
  for (let steps = 0; steps < 2; steps++) {
    slope = slopeOf(curve, t)
    step = polynomial(curve, 0, t) / slope
    t -= step
  }
  return { t, slope, isInside: t >= -newton.onNode && t <= 1 + newton.onNode && Math.abs(step) < newton.last }
}

/** The integer part, or the nearest integer of 0 … last. */
function limited(value: number, last: number): number {
  return value > 0 ? (value < last ? value | 0 : last) : 0
}

function smaller(value: number, other: number): number {
  return other < value ? other : value
}

function larger(value: number, other: number): number {
  return value < other ? other : value
}

function within(low: number, high: number, value: number): number {
  return larger(smaller(value, high), low)
}

/** Σ coefficients[j]·t^j of degree five. */
function polynomial(coefficients: Float64Array, at: number, t: number): number {
  let sum = coefficients[at + 5] as number
  for (let j = 4; j >= 0; j--) sum = (coefficients[at + j] as number) + t * sum
  return sum
}

/** Its slope, of coefficients that begin the array. */
function slopeOf(coefficients: Float64Array, t: number): number {
  let sum = 5 * (coefficients[5] as number)
  for (let j = 4; j >= 1; j--) sum = j * (coefficients[j] as number) + t * sum
  return sum
}

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

type Address = keyof typeof stageIntegers

/** The readable twin of the stages in WebAssembly; the same figures from the same operations in the same order. */
export function rootStagesTwin(memory: ArrayBuffer): RootStages {
  const [doubles, integers] = [new Float64Array(memory), new Int32Array(memory)]
  const integersFrom = (settings: number, name: Address) => (integers[settings / 4 + stageIntegers[name]] as number) >> 2
  const doublesFrom = (settings: number, name: Address) => (integers[settings / 4 + stageIntegers[name]] as number) >> 3
  const setting = (settings: number, name: keyof typeof stageDoubles) =>
    doubles[(settings + stageDoublesStart) / 8 + stageDoubles[name]] as number

  const aim: RootStages['aim'] = (count, settings, fields) => {
    const of = (name: keyof typeof aimFields) => integers[fields / 4 + aimFields[name]] as number
    const [from, to, last] = [of('from') / 8, of('to') / 8, of('last')]
    const active = integersFrom(settings, 'active')
    const persons = integersFrom(settings, 'persons')
    for (let at = 0, entry = integersFrom(settings, 'entries'); at < count; at++, entry += entrySize) {
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

  const start: RootStages['start'] = (count, settings) => {
    const [active, persons] = [integersFrom(settings, 'active'), integersFrom(settings, 'persons')]
    const [constants, nodes] = [doublesFrom(settings, 'constants'), doublesFrom(settings, 'nodes')]
    const items = setting(settings, 'items')
    for (let at = 0, from = doublesFrom(settings, 'out'); at < count; at++, from += 2) {
      const person = integers[active + at] as number
      const sum = (doubles[from] as number) + (doubles[constants + person] as number)
      const answered = items - (integers[persons + person * personSize + personFields.missing] as number)
      const entry = ((sum * items) / answered - setting(settings, 'startLow')) * setting(settings, 'startPerUnit')
      const index = limited(entry, setting(settings, 'lastStart'))
      doubles[nodes + person] = integers[integersFrom(settings, 'startNodes') + index] as number
    }
    return count
  }

  const judge = (width: 4 | 8) => (count: number, settings: number) => {
    const [active, states] = [integersFrom(settings, 'active'), integersFrom(settings, 'states')]
    const [constants, nodes] = [doublesFrom(settings, 'constants'), doublesFrom(settings, 'nodes')]
    const positions = doublesFrom(settings, 'positions')
    const [cellsPerProof, last] = [setting(settings, 'cellsPerProof'), setting(settings, 'lastProof')]
    let again = 0
    for (let at = 0, from = doublesFrom(settings, 'out'); at < count; at++, from += width) {
      const person = integers[active + at] as number
      const here = doubles[nodes + person] as number
      const further = doubles[constants + person] as number
      const slope = doubles[from + 1] as number
      integers[states + person] = rootStates.none
      if (!(slope < 0)) {
        // Likelihoods are convex only far from their maximum, where they are flat.
        doubles[nodes + person] = 2 * here < last ? here + looks.outOfFlat : here - looks.outOfFlat
        integers[active + again++] = person
        continue
      }
      const step = -((doubles[from] as number) + further) / slope
      const bend = within(-0.5, 0.5, (-step * (doubles[from + 2] as number)) / slope)
      const root = here * cellsPerProof + step * (1 + bend * (1 + bend))
      doubles[positions + person] = root
      const isProven =
        width === 4 ||
        ((doubles[from + 3] as number) < 0 &&
          (doubles[from + 4] as number) + further > 0 &&
          (doubles[from + 5] as number) + further < 0 &&
          (doubles[from + 6] as number) < -leastLead &&
          (doubles[from + 7] as number) < -leastLead)
      if (isProven) {
        integers[states + person] = rootStates.proven
        continue
      }
      const nearest = Math.floor(larger(root, 0) / cellsPerProof + 0.5)
      // Where the equation is nearly flat, a step overshoots.
      const near = within(here - looks.farthest, here + looks.farthest, last < nearest ? last : nearest)
      // There is no better node to prove it from.
      if (near === here) integers[states + person] = rootStates.unproven
      else {
        doubles[nodes + person] = near
        integers[active + again++] = person
      }
    }
    return again
  }

  const takeEnds: RootStages['takeEnds'] = (count, settings) => {
    const active = integersFrom(settings, 'active')
    const [constants, cells] = [doublesFrom(settings, 'constants'), doublesFrom(settings, 'cells')]
    const [positions, ends] = [doublesFrom(settings, 'positions'), doublesFrom(settings, 'ends')]
    let again = 0
    for (let at = 0, from = doublesFrom(settings, 'out'); at < count; at++, from += 6) {
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

  const solve = (complete: boolean) => (count: number, settings: number) => {
    const [active, states] = [integersFrom(settings, 'active'), integersFrom(settings, 'states')]
    const [cells, nodes] = [doublesFrom(settings, 'cells'), doublesFrom(settings, 'nodes')]
    const [ends, informations] = [doublesFrom(settings, 'ends'), doublesFrom(settings, 'information')]
    const [cellsPerProof, reach] = [setting(settings, 'cellsPerProof'), setting(settings, 'reach')]
    for (let at = 0; at < count; at++) {
      const person = integers[active + at] as number
      const curve = quintic(doubles, ends + 6 * person)
      const [f0, f1] = [doubles[ends + 6 * person] as number, doubles[ends + 6 * person + 3] as number]
      let t = f0 / (f0 - f1)
      let [slope, step] = [0, 0]
      for (let steps = 0; steps < 2; steps++) {
        slope = curve.slope(t)
        step = curve.value(t) / slope
        t -= step
      }
      const cell = doubles[cells + person] as number
      const of = doublesFrom(settings, 'cellNumbers') + cell * cellSize
      const root = cell + t
      const information = complete ? polynomial(doubles, of, t) : quintic(doubles, informations + 6 * person).value(t)
      const isExact = complete
        ? slope < (doubles[of + cellNumbers.slope] as number)
        : slope <
            (doubles[of + cellNumbers.ownSlope] as number) + (doubles[of + cellNumbers.biasSlope] as number) / information &&
          information > (doubles[of + cellNumbers.leastInformation] as number)
      const isInside = t >= -newton.onNode && t <= 1 + newton.onNode && Math.abs(step) < newton.last
      if (!(isExact && isInside)) integers[states + person] = rootStates.none
      // What is proven around a node is not beyond its reach.
      else if (!(Math.abs(root - (doubles[nodes + person] as number) * cellsPerProof) <= reach)) {
        if (integers[states + person] === rootStates.proven) integers[states + person] = rootStates.unproven
      }
      doubles[doublesFrom(settings, 'positions') + person] = root
      doubles[doublesFrom(settings, 'thetas') + person] = setting(settings, 'low') + setting(settings, 'spacing') * root
      doubles[doublesFrom(settings, 'standardErrors') + person] = 1 / Math.sqrt(information + setting(settings, 'precision'))
    }
    return 0
  }

  return {
    aim,
    start,
    judge: { 4: judge(4), 8: judge(8) },
    takeEnds,
    solve: { complete: solve(true), incomplete: solve(false) },
  }
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

/** The quintic through value, slope and half the curvature at both ends of a cell. */
function quintic(ends: Float64Array, at: number) {
  const [f0, s0, c0] = [ends[at] as number, ends[at + 1] as number, ends[at + 2] as number]
  const [f1, s1, c1] = [ends[at + 3] as number, ends[at + 4] as number, ends[at + 5] as number]
  const rise = f1 - f0 - s0 - c0
  const slopeGap = s1 - s0 - 2 * c0
  const gap = c1 - c0
  const a3 = 10 * rise - 4 * slopeGap + gap
  const a4 = -15 * rise + 7 * slopeGap - 2 * gap
  const a5 = 6 * rise - 3 * slopeGap + gap
  return {
    value: (t: number) => f0 + t * (s0 + t * (c0 + t * (a3 + t * (a4 + t * a5)))),
    slope: (t: number) => s0 + t * (2 * c0 + t * (3 * a3 + t * (4 * a4 + t * (5 * a5)))),
  }
}

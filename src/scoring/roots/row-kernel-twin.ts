import { fallsBetween } from './falls.js'
import {
  answerBits,
  entrySize,
  type FindFalls,
  type FindRows,
  gather,
  layoutFields,
  personFields,
  personSize,
  type SumNodes,
  type SumRows,
  type SumWidth,
  scanNumbers,
} from './row-layout.js'
import type { BlockKernel } from './stage-layout.js'
import { rootStagesTwin } from './stages-twin.js'

/** The readable twin of {@link simdRowKernel}; the same sums in the same order. */
export function rowKernelTwin(bytes: number): BlockKernel {
  const memory = new ArrayBuffer(Math.ceil(bytes / 8) * 8)
  const [doubles, integers] = [new Float64Array(memory), new Int32Array(memory)]
  const sum = (width: SumWidth) => sumRows(doubles, integers, width)
  return {
    memory,
    sum: { 2: sum(2), 4: sum(4), 6: sum(6), 8: sum(8), 12: sum(12) },
    find: findRows(memory),
    sumNodes: sumNodes(doubles, integers),
    findFalls: findFalls(doubles, integers),
    stages: rootStagesTwin(memory),
  }
}

function sumRows(doubles: Float64Array, integers: Int32Array, width: SumWidth): SumRows {
  return (count, entries, out) => {
    for (let entry = 0, at = entries >> 2, to = out >> 3; entry < count; entry++, at += entrySize, to += width) {
      const first = (integers[at] as number) >> 2
      const end = (integers[at + 1] as number) >> 2
      const offset = integers[at + 2] as number
      for (let j = 0; j < width; j++) {
        let sum = 0
        for (let place = first; place < end; place++) sum += doubles[(((integers[place] as number) + offset) >> 3) + j] as number
        doubles[to + j] = sum
      }
    }
  }
}

function sumNodes(doubles: Float64Array, integers: Int32Array): SumNodes {
  return (places, end, offset, step, count, out) => {
    for (let node = 0; node < count; node++) {
      for (let j = 0; j < scanNumbers; j++) {
        let sum = 0
        for (let place = places >> 2; place < end >> 2; place++) {
          sum += doubles[(((integers[place] as number) + offset + node * step) >> 3) + j] as number
        }
        doubles[(out >> 3) + node * scanNumbers + j] = sum
      }
    }
  }
}

function findFalls(doubles: Float64Array, integers: Int32Array): FindFalls {
  return (count, sums, sizes, out, constant) => {
    for (let cell = 0; cell < count; cell++) {
      const [at, next] = [(sums >> 3) + cell * scanNumbers, (sums >> 3) + (cell + 1) * scanNumbers]
      const slopes = { low: doubles[at + 1] as number, high: doubles[at + 2] as number }
      const [left, right] = [(doubles[at] as number) + constant, (doubles[next] as number) + constant]
      integers[(out >> 2) + cell] = fallsBetween(left, right, slopes, doubles[(sizes >> 3) + cell] as number)
    }
  }
}

function findRows(memory: ArrayBuffer): FindRows {
  const integers = new Int32Array(memory)
  const bytes = new DataView(memory)
  return (count, layout) => {
    const field = (name: keyof typeof layoutFields) => integers[(layout >> 2) + layoutFields[name]] as number
    const at = (address: number) => integers[address >> 2] as number
    for (let person = 0; person < count; person++) {
      const rowsFrom = field('places') + person * field('placesBytes')
      const informationFrom = field('informationPlaces') + person * field('informationBytes')
      let place = rowsFrom >> 2
      let informationPlace = informationFrom >> 2
      let group = 0
      let wrong = 0
      integers[informationPlace++] = field('all')
      for (let quartet = 0; quartet < field('words'); quartet++) {
        const word = bytes.getInt32(field('responses') + 4 * (person * field('words') + quartet), true)
        let missing = word & answerBits.missing
        const all = Math.imul(missing >>> 7, 255)
        const answered = word & ~all
        wrong |= (~word & all) | (answered & answerBits.beyond)
        const key = (Math.imul(answered, gather) >>> 24) << 2
        for (; group < at(field('groupEnds') + 4 * quartet); group += 1024) {
          const row = at(field('rowOf') + group + key)
          wrong |= row & (1 << 31)
          integers[place++] = row
        }
        for (; missing !== 0; missing &= missing - 1) {
          const item = 4 * (4 * quartet + ((31 - Math.clz32(missing & -missing)) >> 3))
          const row = at(field('without') + item)
          wrong |= row & (1 << 31)
          integers[place++] = row
          integers[informationPlace++] = at(field('lacking') + item)
        }
      }
      const missing = informationPlace - (informationFrom >> 2) - 1
      if (missing === 0) integers[rowsFrom >> 2] = at(rowsFrom) + field('toMerged')
      else {
        if (field('prior') >= 0) integers[place++] = field('prior')
        if (field('total') >= 0) integers[place++] = field('total')
      }
      const to = (field('persons') >> 2) + person * personSize
      integers[to + personFields.rowsFrom] = rowsFrom
      integers[to + personFields.rowsTo] = place << 2
      integers[to + personFields.informationFrom] = informationFrom
      integers[to + personFields.informationTo] = informationPlace << 2
      integers[to + personFields.missing] = missing
      integers[to + personFields.wrong] = wrong
    }
  }
}

import { fallsBetween } from './falls.js'
import { findRows } from './find-twin.js'
import { entrySize, type FindFalls, type SumNodes, type SumRows, type SumWidth, scanNumbers } from './row-layout.js'
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

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowKernel } from '../../../src/scoring/roots/row-kernel.js'
import { rowKernelTwin } from '../../../src/scoring/roots/row-kernel-twin.js'
import { entrySize, layoutFields, personSize, type SumWidth } from '../../../src/scoring/roots/row-layout.js'

/** One page: rows of 32 doubles from 0 on, then what the test puts there. */
const bytes = 1 << 16
const [rowBytes, rows] = [256, 16]
const [entries, places, out, outBytes] = [8192, 12288, 32768, 4096] as const

/** A kernel and its twin, their memories filled alike. */
function pair(fill: (doubles: Float64Array, integers: Int32Array) => void) {
  const kernels = [rowKernel(bytes), rowKernelTwin(bytes)] as const
  for (const { memory } of kernels) fill(new Float64Array(memory), new Int32Array(memory))
  return kernels
}

function written({ memory }: { readonly memory: ArrayBuffer }, from: number, size: number): string {
  return Buffer.from(memory, from, size).toString('hex')
}

test('sums of rows are those of the twin to the last bit, of no rows too', () => {
  const entry = fc.record({ of: fc.array(fc.nat(rows - 1), { maxLength: 9 }), node: fc.nat(4) })
  fc.assert(
    fc.property(fc.constantFrom<SumWidth>(2, 4, 6, 8, 12), fc.array(entry, { maxLength: 6 }), fc.nat(), (width, list, seed) => {
      const kernels = pair((doubles, integers) => {
        for (let at = 0; at < rows * 32; at++) doubles[at] = Math.sin(seed + at * at) / (1 + (at % 5))
        let place = places / 4
        for (const [index, { of, node }] of list.entries()) {
          integers.set([4 * place, 4 * (place + of.length), 16 * node], entries / 4 + entrySize * index)
          for (const row of of) integers[place++] = row * rowBytes
        }
      })
      for (const kernel of kernels) kernel.sum[width](list.length, entries, out)
      const [fast, twin] = kernels
      expect(written(fast, out, outBytes)).toBe(written(twin, out, outBytes))
      const sum = list[0]?.of.reduce(
        (all, row) => all + (new Float64Array(twin.memory)[row * 32 + 2 * (list[0]?.node ?? 0)] as number),
        0,
      )
      expect(new Float64Array(twin.memory, out)[0]).toBe(sum ?? 0)
    }),
    { numRuns: 60 },
  )
})

test('rows of persons are those of the twin, whatever their responses', () => {
  const response = fc.oneof({ weight: 8, arbitrary: fc.nat(3) }, fc.constantFrom(255, 255, 4, 128, 200, 254))
  const persons = fc.array(fc.array(response, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 5 })
  const layout = 64
  fc.assert(
    fc.property(persons, fc.boolean(), (answers, further) => {
      const fields = {
        ...{ responses: 256, words: 2, rowOf: 4096, groupEnds: 1024, without: 2048, lacking: 2304, all: 77 },
        ...{ prior: further ? 11 : -1, total: further ? 13 : -1, toMerged: 1000, persons: 28672 },
        ...{ places, placesBytes: 64, informationPlaces: 24576, informationBytes: 64 },
      }
      const kernels = pair((_, integers) => {
        for (const [name, at] of Object.entries(layoutFields)) integers[layout / 4 + at] = fields[name as keyof typeof fields]
        new Uint8Array(integers.buffer).set(answers.flat(), fields.responses)
        // The second word has two groups.
        integers.set([1024, 3 * 1024], fields.groupEnds / 4)
        for (let at = 0; at < 3 * 256; at++) integers[fields.rowOf / 4 + at] = at % 7 === 0 ? -1 : 8 * at
        for (let item = 0; item < 8; item++) integers[fields.without / 4 + item] = item === 6 ? -1 : 5000 + item
        for (let item = 0; item < 8; item++) integers[fields.lacking / 4 + item] = 6000 + item
      })
      for (const kernel of kernels) kernel.find(answers.length, layout)
      const [fast, twin] = kernels
      for (const start of [places, fields.informationPlaces, fields.persons]) {
        expect(written(fast, start, 512)).toBe(written(twin, start, 512))
      }
      const missing = Array.from(answers, (_, person) => new Int32Array(twin.memory, fields.persons)[person * personSize + 4])
      const known = answers.map((row) => row.every((value) => value === 255 || value < 4))
      for (const [person, row] of answers.entries()) {
        if (known[person]) expect(missing[person]).toBe(row.filter((value) => value === 255).length)
      }
    }),
    { numRuns: 60 },
  )
})

test('sums of neighbouring nodes and what falls between them are those of the twin to the last bit', () => {
  const number = fc.oneof(fc.double({ min: -2, max: 2, noNaN: true }), fc.constantFrom(0, -0, 1e-15, -1e-15, 1e-300))
  const node = fc.tuple(number, number, number, number)
  const record = fc.array(node, { minLength: 5, maxLength: 5 })
  // Cells of width 1/4 and 1/2: one fall, perhaps several, none, none.
  const known = [
    [1, -9, -7, 0],
    [-1, -9, 9, 0],
    [-0.9, -1, 1, 0],
    [-0.8, -1, 1, 0],
    [-0.8, -1, 1, 0],
  ] as [number, number, number, number][]
  const seen = new Set<number>()
  fc.assert(
    fc.property(fc.array(record, { maxLength: 3 }), fc.double({ min: -1, max: 1, noNaN: true }), (records, constant) => {
      const [sizes, codes] = [out + 1024, out + 2048]
      const kernels = pair((doubles, integers) => {
        for (const [row, nodes] of records.entries()) {
          // The least slope is below the most.
          const numbers = nodes.flatMap(([value, one, other, height]) => [
            value,
            Math.min(one, other),
            Math.max(one, other),
            height,
          ])
          doubles.set(numbers, 32 * row)
          integers[places / 4 + row] = row * rowBytes
        }
        doubles.set([0.25, 0.5, 0.25, 1], sizes / 8)
      })
      for (const kernel of kernels) {
        kernel.sumNodes(places, places + 4 * records.length, 0, 32, 5, out)
        kernel.findFalls(4, out, sizes, codes, constant)
      }
      const [fast, twin] = kernels
      expect(written(fast, out, outBytes)).toBe(written(twin, out, outBytes))
      for (const code of new Int32Array(twin.memory, codes, 4)) seen.add(code)
    }),
    { numRuns: 200, examples: [[[known], 0]] },
  )
  expect([...seen].sort()).toEqual([-1, 0, 1])
})

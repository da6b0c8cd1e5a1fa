import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { formatFigure } from '../../../src/tables/format-number.js'
import { putTextInto, type TextCellsDraft } from '../../../src/tables/text-cells.js'
import { createScoreBlockWriter, type ScoreBlock } from '../../../src/tables/write-score-blocks.js'
import { bytesOf } from '../reading.js'

/** The double some steps above or below. */
function beside(figure: number, steps: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, figure)
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps))
  return view.getFloat64(0)
}

const digits = fc.bigInt({ min: 10n ** 9n, max: 10n ** 10n - 1n })
const exponent = fc.integer({ min: -8, max: 2 })
const ulps = fc.integer({ min: -3, max: 3 })
/** Figures as they are scored, short ones, and those close to the borders of rounding and of the powers of ten. */
const figures = fc.oneof(
  fc.double({ noNaN: true, min: -9, max: 9 }),
  fc.tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 0, max: 9 })).map(([n, places]) => n / 10 ** places),
  fc.tuple(digits, exponent, ulps).map(([ten, e, steps]) => beside(Number(`${ten}e${e - 9}`), steps)),
  fc.tuple(digits, exponent, ulps).map(([ten, e, steps]) => -beside(Number(`${ten}5e${e - 10}`), steps)),
  fc.tuple(exponent, ulps).map(([e, steps]) => -beside(Number(`1e${e}`), steps)),
  fc.tuple(fc.integer({ min: 1, max: 9 }), exponent, ulps).map(([d, e, steps]) => beside(Number(`${d}.99999999995e${e}`), steps)),
)

function blockOf(theta: readonly number[], answered: readonly number[]): ScoreBlock {
  const count = theta.length
  const texts: TextCellsDraft = { bytes: new Uint8Array(0), ends: new Uint32Array(count) }
  for (let p = 0; p < count; p++) putTextInto(texts, p, `P${p}`)
  const standardError = new Float64Array(count).fill(0.25)
  return {
    count,
    texts,
    theta: Float64Array.from(theta),
    standardError,
    answered: Uint32Array.from(answered),
    status: new Uint8Array(count),
  }
}

test('every figure and every count is written as by its readable form', () => {
  const count = fc.oneof(fc.nat(120), fc.nat(2 ** 32 - 1), fc.constantFrom(9, 10, 99, 100, 2 ** 32 - 1))
  const persons = fc.array(fc.tuple(figures, count), { minLength: 1, maxLength: 60 })
  const writer = createScoreBlockWriter({ format: 'csv' })
  fc.assert(
    fc.property(persons, (all) => {
      const block = blockOf(
        all.map(([theta]) => theta),
        all.map(([, answered]) => answered),
      )
      const expected = all.map(([theta, answered], p) => `P${p},${formatFigure(theta)},0.25,${answered},scored\n`)
      expect(new TextDecoder().decode(writer.rows(block))).toBe(expected.join(''))
    }),
    { numRuns: 300 },
  )
})

afterEach(() => vi.unstubAllGlobals())

test.each(['csv', 'ndjson'] as const)('lines of many persons are the same without WebAssembly in %s', async (format) => {
  vi.resetModules()
  vi.stubGlobal('WebAssembly', undefined)
  const twin = await import('../../../src/tables/write-score-blocks.js')
  expect(twin.createScoreBlockWriter).not.toBe(createScoreBlockWriter)
  const theta = Array.from({ length: 2500 }, (_, p) => (p % 97 === 0 ? Number.NaN : Math.tan(p) / 3))
  const { texts, ...block } = blockOf(
    theta,
    Array.from(theta, (_, p) => p % 41),
  )
  const level = Int16Array.from(theta, (_, p) => (p % 4) - 1)
  const figures = Float64Array.from({ length: 5000 }, (_, i) => 1 / (i + 1))
  const many = { ...block, texts, level, targetProbability: figures.subarray(0, 2500), figures }
  const options = { format, standard: true, figures: ['lower', 'upper'], levels: ['Dasar', '"B1"', 'Mahir'] }
  const text = (writer: ReturnType<typeof createScoreBlockWriter>) => new TextDecoder().decode(writer.rows(many))
  expect(text(createScoreBlockWriter(options)) === text(twin.createScoreBlockWriter(options))).toBe(true)
})

test('texts that are too long for the kernel are written all the same', () => {
  const { count, ...block } = blockOf([0.5, 0.25], [1, 2])
  const texts: TextCellsDraft = { bytes: new Uint8Array(0), ends: new Uint32Array(2) }
  const long = 'x'.repeat(200_000)
  putTextInto(texts, 0, long)
  putTextInto(texts, 1, 'P2')
  const written = createScoreBlockWriter({ format: 'csv' }).rows({ count, ...block, texts })
  expect(Buffer.from(written).equals(bytesOf(`${long},0.5,0.25,1,scored\nP2,0.25,0.25,2,scored\n`))).toBe(true)
})

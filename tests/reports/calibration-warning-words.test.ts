import { expect, test } from 'vitest'
import type { ItemBank } from '../../src/bank/item-bank.js'
import { calibrate } from '../../src/calibration/estimation/calibrate.js'
import type { CalibrationOptions } from '../../src/calibration/estimation/calibration-options.js'
import { informationWarnings } from '../../src/calibration/estimation/information/information-warnings.js'
import type { ResponseMatrix } from '../../src/calibration/estimation/response-matrix.js'
import { createRandom } from '../../src/math/random-source.js'
import { calibrationWarnings, calibrationWarningText } from '../../src/reports/calibration-warning-words.js'
import { normalThetas, simulatedMatrix } from '../calibration/estimation/simulated-responses.js'

const random = createRandom('calibration-warnings')
const four = [-1.5, -0.5, 0.5, 1.5].map((difficulty) => ({
  model: '2pl' as const,
  parameters: { discrimination: 1, difficulty },
}))
const matrix = simulatedMatrix(four, normalThetas(100, random), random)
/** The first half of the persons has the items 1 and 2, the second half 3 and 4. */
const halves: ResponseMatrix = {
  ...matrix,
  responses: matrix.responses.map((category, cell) => (Math.floor(cell / 4) < 50 === cell % 4 < 2 ? category : 255)),
}
const anchor: ItemBank = {
  format: 'melek-bank/1',
  id: 'old',
  version: '1',
  scale: { id: 'old/1', metric: 'logit', scalingConstant: 1, status: 'calibrated' },
  security: 'private',
  items: four.map((item, i) => ({ ...item, id: `i${i + 1}`, status: 'operational', content: {}, enemies: [] })),
}

const warningsOf = (responses: ResponseMatrix, options: CalibrationOptions) =>
  calibrate(responses, { standardErrors: 'none', ...options }).warnings

/** Whatever the answers, as if the information had come out singular, or with standard errors of 100 logits. */
function informationDoubts() {
  type Layout = Parameters<typeof informationWarnings>[1]
  const chart = { coordinates: [{ parameter: 'difficulty' }] }
  const items = Array.from({ length: 6 }, (_, i) => ({ item: `i${i + 1}`, chart, slots: [0] }))
  const doubtful = { items, groups: [], size: 1 } as unknown as Layout
  const latent = { items: [], groups: [{ meanSlot: 0, logSdSlot: -1 }], size: 1 } as unknown as Layout
  const lost = { kind: 'estimated', values: Float64Array.of(10_000) } as unknown as Parameters<typeof informationWarnings>[0]
  return [
    ...informationWarnings({ kind: 'singular' }, doubtful),
    ...informationWarnings(lost, doubtful),
    ...informationWarnings(lost, latent),
  ]
}

const warnings = [
  ...warningsOf(matrix, { nodes: { count: 21, low: -3, high: 3 } }),
  ...warningsOf(halves, { model: '1pl' }),
  ...warningsOf(matrix, { model: '1pl-common', anchor: { ...anchor, items: anchor.items.slice(0, 2) } }),
  ...informationDoubts(),
]

test('every warning of a calibration is said in Indonesian with the same facts', () => {
  expect(warnings).toHaveLength(6)
  for (const warning of warnings) {
    const said = calibrationWarningText(warning, 'id')
    expect(said).not.toMatch(/\b(the|and|of|items|persons|answers)\b/)
    for (const [fact] of warning.message.matchAll(/"[^"]+"|-?\d+(,-?\d+)*|\bi\d\b|\dpl/g))
      expect(said, warning.message).toContain(fact)
    expect(calibrationWarningText(warning, 'en')).toBe(warning.message)
  }
})

test('no sentence is kept for a warning that there is no more', () => {
  const facts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()
  for (const { en, id } of calibrationWarnings) {
    expect(facts(id)).toEqual(facts(en))
    const beginning = en.replace(/^\{\w+\} /, '').split('{')[0] as string
    expect(warnings.some(({ message }) => message.includes(beginning))).toBe(true)
  }
})

test('a warning that no sentence is known for stands as it is', () => {
  expect(calibrationWarningText({ code: 'calibration-other', message: 'something else' }, 'id')).toBe('something else')
})

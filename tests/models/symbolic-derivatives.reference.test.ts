/**
 * The derivatives of the defining formulas, taken symbolically by mathjs 15.2.0 from the formulas as CONVENTIONS print
 * them and evaluated in double precision. Tolerance 1e-11: the symbolic forms are differences of numbers of size 1.
 */
import { compile, derivative, parse } from 'mathjs'
import { describe, expect, test } from 'vitest'
import { probabilities, probabilityDerivatives } from '../../src/models/item-functions.js'
import type { ItemModel, ModelName } from '../../src/models/item-model.js'

const tolerance = 1e-11
const thetas = Array.from({ length: 81 }, (_, i) => (i - 40) / 10)

/** P of each category as a text in t, from the parameters alone. */
function formulas(item: ItemModel, D: number): string[] {
  switch (item.model) {
    case '1pl':
      return dichotomous(D * (item.parameters.discrimination ?? 1), item.parameters.difficulty, 0, 1)
    case '2pl':
      return dichotomous(D * item.parameters.discrimination, item.parameters.difficulty, 0, 1)
    case '3pl':
      return dichotomous(D * item.parameters.discrimination, item.parameters.difficulty, item.parameters.lowerAsymptote, 1)
    case '4pl': {
      const { discrimination, difficulty, lowerAsymptote, upperAsymptote } = item.parameters
      return dichotomous(D * discrimination, difficulty, lowerAsymptote, upperAsymptote)
    }
    case 'grm': {
      const { discrimination, thresholds } = item.parameters
      const reached = ['1', ...thresholds.map((b) => `1 / (1 + exp(-(${D * discrimination}) * (t - (${b}))))`), '0']
      return reached.slice(0, -1).map((boundary, k) => `${boundary} - ${reached[k + 1]}`)
    }
    case 'pcm':
      return shares(adjacent(D, item.parameters.steps))
    case 'gpcm':
      return shares(adjacent(D * item.parameters.discrimination, item.parameters.steps))
    case 'rsm': {
      const { difficulty, steps } = item.parameters
      const placed = steps.map((step) => difficulty + step)
      return shares(adjacent(D, placed))
    }
    case 'nrm': {
      const { slopes, intercepts } = item.parameters
      return shares(['0', ...slopes.map((a, k) => `(${a}) * t + (${intercepts[k]})`)])
    }
  }
}

function dichotomous(a: number, b: number, c: number, d: number): string[] {
  const right = `${c} + (${d} - ${c}) / (1 + exp(-(${a}) * (t - (${b}))))`
  return [`1 - (${right})`, right]
}

function adjacent(a: number, steps: readonly number[]): string[] {
  const terms = steps.map((b) => `(${a}) * (t - (${b}))`)
  return ['0', ...terms.map((_, k) => terms.slice(0, k + 1).join(' + '))]
}

function shares(logits: readonly string[]): string[] {
  const total = logits.map((logit) => `exp(${logit})`).join(' + ')
  return logits.map((logit) => `exp(${logit}) / (${total})`)
}

const items: Record<ModelName, readonly ItemModel[]> = {
  '1pl': [{ model: '1pl', parameters: { difficulty: 0.4 } }],
  '2pl': [{ model: '2pl', parameters: { discrimination: 1.6, difficulty: -0.8 } }],
  '3pl': [{ model: '3pl', parameters: { discrimination: 1.3, difficulty: 0.5, lowerAsymptote: 0.22 } }],
  '4pl': [{ model: '4pl', parameters: { discrimination: 1.9, difficulty: 0.1, lowerAsymptote: 0.25, upperAsymptote: 0.88 } }],
  grm: [
    { model: 'grm', parameters: { discrimination: 1.7, thresholds: [-1.2, 0.1, 1.4] } },
    { model: 'grm', parameters: { discrimination: 0.6, thresholds: [0.3, 0.35] } },
  ],
  pcm: [{ model: 'pcm', parameters: { steps: [-0.9, 0.4, 1.1] } }],
  gpcm: [
    { model: 'gpcm', parameters: { discrimination: 1.4, steps: [-1, 0.2, 1.3] } },
    { model: 'gpcm', parameters: { discrimination: 0.8, steps: [0.9, -1.1] } },
  ],
  rsm: [{ model: 'rsm', parameters: { difficulty: 0.6, steps: [-0.9, 0.1, 0.8] } }],
  nrm: [{ model: 'nrm', parameters: { slopes: [0.9, -0.4, 1.5], intercepts: [0.5, -0.3, -1.1] } }],
}

const cases = Object.values(items)
  .flat()
  .flatMap((item) => [1, 1.702].map((D) => ({ item, D, label: `${item.model} ${JSON.stringify(item.parameters)}, D = ${D}` })))

describe('P, P′ and P″ are those of the defining formula', () => {
  test.each(cases)('$label', ({ item, D }) => {
    for (const [k, formula] of formulas(item, D).entries()) {
      const value = compile(formula)
      const first = derivative(parse(formula), 't', { simplify: false })
      const second = derivative(first, 't', { simplify: false }).compile()
      const slope = first.compile()
      for (const t of thetas) {
        const ours = probabilityDerivatives(item, t, D)
        expect(Math.abs((probabilities(item, t, D)[k] as number) - value.evaluate({ t }))).toBeLessThan(tolerance)
        expect(Math.abs((ours.first[k] as number) - slope.evaluate({ t }))).toBeLessThan(tolerance)
        expect(Math.abs((ours.second[k] as number) - second.evaluate({ t }))).toBeLessThan(tolerance)
      }
    }
  })
})

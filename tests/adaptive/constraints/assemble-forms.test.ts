import { describe, expect, test } from 'vitest'
import { type AssembledForms, assembleForms } from '../../../src/adaptive/constraints/assembly/assemble-forms.js'
import type { Blueprint } from '../../../src/adaptive/constraints/blueprint.js'
import { blueprintRequirements } from '../../../src/adaptive/constraints/requirements/blueprint-requirements.js'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { keyedUniform } from '../../../src/math/keyed-uniform.js'
import { curveInformation } from '../../../src/models/information.js'
import { bankOf, itemId, pillarBlueprint, pillars } from '../banks.js'
import { smallBank, subsets } from './small-blueprints.js'

const thetas = [-1, 0, 1]
const bank = compileBank(
  bankOf(
    Array.from({ length: 96 }, (_, k) => ({
      model: '2pl',
      parameters: { discrimination: 0.6 + 1.4 * keyedUniform('a', k), difficulty: -2 + 4 * keyedUniform('b', k) },
      enemies: k % 12 === 0 ? [itemId(k + 2)] : [],
      content: {
        pillar: pillars[k % 4],
        words: 20 + Math.floor(60 * keyedUniform('words', k)),
        section: k % 3,
        ...(k < 40 ? { stimulus: `s${Math.floor(k / 5)}` } : {}),
      },
    })),
  ),
)
const blueprint: Blueprint = {
  ...pillarBlueprint(3, 5),
  sums: [{ attribute: 'words', max: 760 }],
  include: [itemId(50)],
  exclude: [itemId(51)],
  together: [[itemId(60), itemId(61)]],
  sets: { attribute: 'stimulus', min: 1, max: 2, items: { min: 3, max: 4 } },
}
const formsOf = (outcome: AssembledForms) => {
  expect(outcome.kind).toBe('assembled')
  return outcome.kind === 'assembled' ? outcome.forms : []
}
const indices = (items: readonly string[]) => items.map((id) => bank.indexOfItem.get(id) as number)

describe('forms of one blueprint', () => {
  const options = { blueprint, length: 16, forms: 3, thetas, budget: { nodes: 400, gap: 0.02 } }
  const outcome = assembleForms(bank, options)
  const forms = formsOf(outcome)

  test('meet every rule, each of them', () => {
    const requirements = blueprintRequirements(blueprint, bank)
    for (const { items } of forms) {
      expect(items).toHaveLength(16)
      expect(requirements.flatMap((requirement) => requirement.violations(indices(items)))).toEqual([])
    }
  })

  test('share the items that the blueprint includes and no others, and have no enemies', () => {
    const counts = new Map<string, number>()
    for (const id of forms.flatMap(({ items }) => items)) counts.set(id, (counts.get(id) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > 1)).toEqual([[itemId(50), 3]])
    for (const { items } of forms) {
      for (const item of indices(items).map((index) => bank.items[index])) {
        expect(items.filter((id) => item?.enemies.includes(id))).toEqual([])
      }
    }
  })

  test('measure alike at every theta, within five percent and as they say', () => {
    if (outcome.kind !== 'assembled') return
    expect(outcome.deviation).toBeLessThan(0.05)
    for (const { items, information } of forms) {
      thetas.forEach((theta, k) => {
        const sum = indices(items).reduce((total, index) => total + curveInformation(bank.curves[index] as never, theta), 0)
        expect(information[k]).toBeCloseTo(sum, 10)
        expect(Math.abs(sum / (outcome.target[k] as number) - 1)).toBeLessThanOrEqual(outcome.deviation + 1e-12)
      })
    }
  })

  test('are the same when they are assembled again', () => {
    expect(assembleForms(bank, options)).toEqual(outcome)
  })
})

const informationAt = (items: readonly number[], theta: number) =>
  items.reduce((sum, index) => sum + curveInformation(smallBank.curves[index] as never, theta), 0)

test.each([
  ['equally much at every theta', [1, 1, 1]],
  ['three times as much at the lowest theta as at the highest', [3, 2, 1]],
])('a form that shall have %s has as much as any form can have', (_, shape) => {
  const leastOf = (information: readonly number[]) => Math.min(...information.map((value, k) => value / (shape[k] as number)))
  const best = Math.max(...subsets(4).map((items) => leastOf(thetas.map((theta) => informationAt(items, theta)))))
  const outcome = assembleForms(smallBank, { length: 4, thetas, shape, enemies: false, budget: { nodes: 10_000, gap: 0 } })
  expect(leastOf(formsOf(outcome)[0]?.information ?? [])).toBeCloseTo(best, 5)
})

test('a form comes as close to its target as any form can come', () => {
  const target = [0.9, 0.7, 0.5]
  const missOf = (items: readonly number[]) =>
    Math.max(...thetas.map((theta, k) => Math.abs(informationAt(items, theta) / (target[k] as number) - 1)))
  const outcome = assembleForms(smallBank, { length: 4, thetas, target, enemies: false, budget: { nodes: 10_000, gap: 0 } })
  expect(outcome).toMatchObject({ deviation: expect.closeTo(Math.min(...subsets(4).map(missOf)), 5), target })
})

test('forms come in the order of the blueprint, sets in one piece', () => {
  const ordered: Blueprint = {
    ...pillarBlueprint(3, 5),
    order: { attribute: 'section', values: [2, 0, 1] },
  }
  const [form] = formsOf(assembleForms(bank, { blueprint: ordered, length: 16, thetas }))
  const sections = indices(form?.items ?? []).map((index) => bank.items[index]?.content.section)
  expect(sections).toEqual(
    sections.toSorted((one, other) => [2, 0, 1].indexOf(one as number) - [2, 0, 1].indexOf(other as number)),
  )
})

test('more forms than the bank can give are refused with the rules that clash', () => {
  const outcome = assembleForms(bank, { blueprint: pillarBlueprint(4, 4), length: 16, forms: 7, thetas })
  expect(outcome).toMatchObject({ kind: 'infeasible', issues: [{ code: 'blueprint-infeasible' }] })
})

test('a search that runs out of nodes says at which form', () => {
  const outcome = assembleForms(bank, { blueprint, length: 16, forms: 3, thetas, budget: { nodes: 1, gap: 0 } })
  expect(outcome).toEqual({ kind: 'undecided', form: 0, nodes: 1 })
})

test('options that make no sense are refused all at once', () => {
  expect(() =>
    assembleForms(bank, {
      length: 0,
      forms: 1.5,
      thetas: [],
      target: [1],
      shape: [0],
      uses: 0,
      blueprint: { ...blueprint, include: ['?'] },
    }),
  ).toThrow(/length[\s\S]*forms[\s\S]*uses[\s\S]*thetas[\s\S]*target[\s\S]*shape/)
})

test('options of programs without types are refused by name: what there is not, and what is lacking', () => {
  expect(() => assembleForms(bank, { lenght: 16, thetas } as never)).toThrow(
    /lenght[\s\S]*did you mean length\?[\s\S]*length must be/,
  )
  expect(() => assembleForms(bank, undefined as never)).toThrow(/length must be[\s\S]*thetas must be/)
})

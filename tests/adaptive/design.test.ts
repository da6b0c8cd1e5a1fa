import { describe, expect, test } from 'vitest'
import { createEngine } from '../../src/adaptive/session/create-engine.js'
import { completeDesign, type Design, designDefaults } from '../../src/adaptive/session/design.js'
import { checkDesign, parseDesign } from '../../src/adaptive/session/design-schema.js'
import { assembleEngine } from '../../src/adaptive/session/engine.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import type { Issue } from '../../src/issues/issue.js'
import { bank20, engineOf, pillarBlueprint, raschBank } from './banks.js'
import { play, simulated } from './play-session.js'

const bank = compileBank(bank20())

function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run()
  } catch (error) {
    return (error as { issues: readonly Issue[] }).issues
  }
  return []
}

const engineIssues = (design: Design) => issuesOf(() => createEngine(bank, design, { fingerprint: 'x' }))

describe('an empty design', () => {
  test('has the defaults, and the population of the scale as start and prior', () => {
    const { scale } = raschBank([0])
    const complete = completeDesign({}, { ...scale, population: { name: 'pupils', mean: -0.3, sd: 1.2 } })
    expect(complete).toEqual({
      start: { theta: -0.3 },
      estimator: { ...designDefaults.estimator, prior: { mean: -0.3, sd: 1.2 } },
      select: designDefaults.select,
      constraints: { ...designDefaults.constraints, blueprint: null },
      exposure: null,
      stop: designDefaults.stop,
      responses: designDefaults.responses,
    })
  })

  test('is a valid design', () => {
    expect(checkDesign({})).toEqual({ kind: 'valid', design: {} })
  })
})

describe('a design of the wrong shape', () => {
  test('is refused with every problem at once, each with its place', () => {
    const issues = issuesOf(() =>
      parseDesign({
        start: { theta: 'middle' },
        estimator: { method: 'owen' },
        select: { criterion: 'closest' },
        exposure: { method: 'randomesque', size: 0 },
        stop: [{ rule: 'plateau' }],
        shuffle: true,
      }),
    )
    const paths = issues.map((issue) => issue.path)
    expect(paths).toEqual(
      expect.arrayContaining(['start.theta', 'estimator.method', 'select.criterion', 'exposure.size', 'stop[0].rule']),
    )
    expect(issues.map((issue) => issue.message).join('\n')).toContain('"shuffle"')
  })
})

describe('a design that contradicts itself or its bank', () => {
  test.each<[string, Design, string]>([
    [
      'two length rules',
      {
        stop: [
          { rule: 'length', items: 5 },
          { rule: 'length', items: 7 },
        ],
      },
      'stop',
    ],
    [
      'a rule that cannot act before the end',
      {
        stop: [
          { rule: 'length', items: 5 },
          { rule: 'standard-error', below: 0.3, afterItems: 5 },
        ],
      },
      'stop[1]',
    ],
    ['cuts out of order', { stop: [{ rule: 'classification', method: 'posterior', cuts: [1, 0], probability: 0.9 }] }, 'stop[0]'],
    ['no stopping rule', { stop: [] }, 'stop'],
    ['nodes from high to low', { estimator: { nodes: [61, 6, -6] } }, 'estimator.nodes'],
    [
      'an exposure parameter of an unknown item',
      { exposure: { method: 'sympson-hetter', max: 0.2, parameters: { nowhere: 0.5 } } },
      'exposure.parameters',
    ],
    ['a minimum above the maximum', { constraints: { blueprint: pillarBlueprint(3, 2) } }, 'constraints.blueprint.rules[0]'],
    [
      'more of a pillar than the bank holds',
      { constraints: { blueprint: pillarBlueprint(6, 9) } },
      'constraints.blueprint.rules[0]',
    ],
    [
      'minima that exceed the length',
      { constraints: { blueprint: pillarBlueprint(3, 4) }, stop: [{ rule: 'length', items: 8 }] },
      'constraints.blueprint.rules',
    ],
  ])('with %s is refused', (_, design, path) => {
    expect(engineIssues(design).map((issue) => issue.path)).toContain(path)
  })

  test('is refused with all its problems at once', () => {
    const issues = engineIssues({
      estimator: { prior: { mean: 0, sd: 0 } },
      stop: [
        { rule: 'length', items: 5 },
        { rule: 'standard-error', below: -1, afterItems: 9 },
      ],
      constraints: { blueprint: pillarBlueprint(3, 2) },
    })
    expect(issues.map((issue) => issue.path)).toEqual([
      'estimator.prior.sd',
      'stop[1]',
      'stop[1]',
      ...pillarBlueprint(3, 2).rules.map((_, r) => `constraints.blueprint.rules[${r}]`),
      'constraints.blueprint.rules',
    ])
  })
})

test('an engine assembled without the estimator its design names is refused', () => {
  const design = completeDesign({ estimator: { method: 'wle' } }, bank.scale)
  expect(() => assembleEngine(bank, design, { fingerprint: 'x' })).toThrow('hand over everyRule')
})

test('an engine assembled from its parts gives the same EAP test as the checked one', () => {
  const checked = engineOf(bank20())
  const bare = assembleEngine(bank, completeDesign({}, bank.scale), { fingerprint: checked.fingerprint })
  expect(play(bare, { seed: 's' }, simulated(bare, 0, 'p'))).toEqual(play(checked, { seed: 's' }, simulated(checked, 0, 'p')))
})

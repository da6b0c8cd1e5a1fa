import { describe, expect, test } from 'vitest'
import { testAssembly } from '../../../src/adaptive/constraints/assembly/test-assembly.js'
import type { Blueprint } from '../../../src/adaptive/constraints/blueprint.js'
import type { BlueprintDesign } from '../../../src/adaptive/constraints/blueprint-method.js'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { bankOf, itemId } from '../banks.js'
import { smallBank } from './small-blueprints.js'

const format = 'melek-blueprint/1' as const
const request = (blueprint: Omit<Blueprint, 'format'> | null, design: Partial<BlueprintDesign> = {}, bank = smallBank) => ({
  bank,
  constraints: {
    blueprint: blueprint === null ? null : { format, ...blueprint },
    enemies: true,
    method: 'shadow' as const,
    ...design,
  },
  maximumLength: 4,
  variableLength: false,
})
const issuesOf = (...options: Parameters<typeof request>) => testAssembly.issues(request(...options))

describe('a blueprint', () => {
  test.each<[string, Partial<Blueprint>, string, string?]>([
    ['an unknown item to include', { include: ['?'] }, 'blueprint.include[0]', '?'],
    ['an unknown item to exclude', { exclude: ['?'] }, 'blueprint.exclude[0]', '?'],
    ['an item both included and excluded', { include: [itemId(1)], exclude: [itemId(1)] }, 'blueprint.include[0]', itemId(1)],
    ['a group of one', { together: [[itemId(1), itemId(1)]] }, 'blueprint.together[0]'],
    [
      'an unknown item in a group',
      {
        enemies: [
          [itemId(1), itemId(2)],
          [itemId(1), '?'],
        ],
      },
      'blueprint.enemies[1]',
      '?',
    ],
    ['a sum without bounds', { sums: [{ attribute: 'words' }] }, 'blueprint.sums[0]'],
    ['a sum whose bounds cross', { sums: [{ attribute: 'words', min: 9, max: 8 }] }, 'blueprint.sums[0]'],
    ['a sum of what items have no number of', { sums: [{ attribute: 'seconds', max: 8 }] }, 'blueprint.sums[0]', itemId(1)],
    ['an order that names a value twice', { order: { attribute: 'pillar', values: ['a', 'a'] } }, 'blueprint.order.values'],
    ['an order of a value that no item has', { order: { attribute: 'pillar', values: ['a', 'z'] } }, 'blueprint.order.values[1]'],
    [
      'an order that would break up a set',
      { order: { attribute: 'pillar', values: ['a', 'b'] }, sets: { attribute: 'stimulus' } },
      'blueprint.order',
    ],
    ['sets by an attribute that no item has', { sets: { attribute: 'text' } }, 'blueprint.sets.attribute'],
    ['bounds of sets that cross', { sets: { attribute: 'stimulus', min: 2, max: 1 } }, 'blueprint.sets'],
    [
      'bounds of items of sets that cross',
      { sets: { attribute: 'stimulus', items: { min: 2, max: 1 } } },
      'blueprint.sets.items',
    ],
    [
      'proportions within sets',
      { sets: { attribute: 'stimulus', rules: [{ attribute: 'level', value: 1, min: 0.5 }] } },
      'blueprint.sets.rules[0]',
    ],
    [
      'a rule within sets without bounds',
      { sets: { attribute: 'stimulus', rules: [{ attribute: 'level', value: 1 }] } },
      'blueprint.sets.rules[0]',
    ],
  ])('with %s is refused', (_, parts, path, item) => {
    expect(issuesOf({ rules: [], ...parts })).toContainEqual({
      code: 'blueprint-part',
      message: expect.any(String),
      path,
      ...(item === undefined ? {} : { item }),
    })
  })

  test('that includes a retired item is refused', () => {
    const bank = compileBank(
      bankOf(
        [0, 1, 2, 3, 4].map((difficulty, k) => ({
          model: '1pl',
          parameters: { difficulty },
          status: k === 0 ? 'retired' : 'operational',
        })),
      ),
    )
    expect(issuesOf({ rules: [], include: [itemId(1)] }, {}, bank)).toMatchObject([
      { path: 'blueprint.include[0]', item: itemId(1) },
    ])
  })

  test('with several problems is refused with all of them', () => {
    expect(
      issuesOf({ rules: [{ attribute: 'pillar', value: 'a', min: 3, max: 2 }], include: ['?'], exclude: ['!'] }).map(
        ({ path }) => path,
      ),
    ).toEqual(['blueprint.rules[0]', 'blueprint.include[0]', 'blueprint.exclude[0]'])
  })

  test('of which each part can be met is accepted', () => {
    const everything = {
      rules: [{ attribute: 'pillar', value: 'a', min: 1, max: 2 }],
      sums: [
        { attribute: 'words', max: 70 },
        { attribute: 'words', min: 10, max: 20, per: 'item' as const },
      ],
      include: [itemId(5)],
      exclude: [itemId(6)],
      together: [[itemId(1), itemId(2)]],
      enemies: [[itemId(4), itemId(9)]],
      sets: {
        attribute: 'stimulus',
        min: 1,
        max: 1,
        items: { min: 2, max: 3 },
        rules: [{ attribute: 'level', value: 0, min: 1 }],
      },
    }
    expect(issuesOf(everything)).toEqual([])
  })
})

describe('a blueprint that no test meets', () => {
  test('is refused with the rules that clash across attributes, and only those', () => {
    // Level 1 is items 2, 4, 6, 8, of which pillar a has only item 4: three of each do not fit into four items.
    const rules = [
      { attribute: 'pillar', value: 'b', max: 2 },
      { attribute: 'pillar', value: 'a', min: 3 },
      { attribute: 'level', value: 1, min: 3 },
    ]
    expect(issuesOf({ rules })).toEqual([
      {
        code: 'blueprint-infeasible',
        message:
          'no test of 4 items meets these together: pillar = a (at least 3, rules[1]); level = 1 (at least 3, rules[2]); loosen one of them or change the length',
        path: 'blueprint.rules[1]',
      },
    ])
  })

  test('is refused under greedy selection as well', () => {
    const rules = [
      { attribute: 'pillar', value: 'a', min: 3 },
      { attribute: 'level', value: 1, min: 3 },
    ]
    expect(issuesOf({ rules }, { method: 'greedy' })).toMatchObject([{ code: 'blueprint-infeasible' }])
  })

  test('is refused with each clash where there are several', () => {
    const clashes = issuesOf({
      rules: [
        { attribute: 'level', value: 0, max: 1 },
        { attribute: 'level', value: 1, max: 2 },
      ],
      include: [itemId(3), itemId(8)],
      sums: [{ attribute: 'words', max: 30 }],
    })
    expect(clashes.map(({ message }) => /: (.*); loosen/.exec(message)?.[1])).toEqual([
      'sum of words (at most 30, sums[0])',
      'level = 0 (at most 1, rules[0]); level = 1 (at most 2, rules[1])',
      'item i03 (included, include[0]); item i08 (included, include[1]); enemies i03, i08 (at most 1)',
    ])
  })

  test('because the bank is too small says so', () => {
    const rules = [{ attribute: 'pillar', value: 'a', max: 9 }]
    const small = compileBank(bankOf([{ model: '1pl', parameters: { difficulty: 0 }, content: { pillar: 'a' } }]))
    expect(issuesOf({ rules }, {}, small)).toMatchObject([
      { message: expect.stringContaining('fewer than the 4 operational items') },
    ])
  })
})

describe('what a method cannot keep', () => {
  test('is refused part by part: greedy selection plans no whole tests', () => {
    const parts = { sums: [{ attribute: 'words', max: 70 }], include: [itemId(5)], order: { attribute: 'pillar', values: ['a'] } }
    expect(issuesOf({ rules: [], ...parts }, { method: 'greedy' })).toMatchObject([
      { code: 'blueprint-part', path: 'blueprint.sums' },
      { code: 'blueprint-part', path: 'blueprint.include' },
      { code: 'blueprint-part', path: 'blueprint.order' },
    ])
  })

  test('is refused where shadow tests are given a balance', () => {
    expect(issuesOf({ rules: [] }, { balance: 'kingsbury-zara' })).toMatchObject([{ path: 'balance' }])
  })
})

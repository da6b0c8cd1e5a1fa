// How many simulated tests break their blueprint, by shadow tests and by greedy selection:
// `node packaging/run-typescript.js benchmarks/blueprints-kept.ts [TESTS]`, a thousand shadow tests by default.
import type { Blueprint } from '../src/adaptive/constraints/blueprint.js'
import { createEngine } from '../src/adaptive/session/create-engine.js'
import type { ConstraintsDesign } from '../src/adaptive/session/design.js'
import { compileBank } from '../src/bank/compile-bank.js'
import { fingerprint } from '../src/bank/fingerprint.js'
import type { ItemBank } from '../src/bank/item-bank.js'
import { normalExaminees } from '../src/simulation/examinee.js'
import { simulateSession } from '../src/simulation/simulate-test.js'
import { itemId } from './formula-bank.js'
import { shadowBank, shadowBlueprint } from './shadow-bank.js'

const seed = 'blueprints-kept-2026'
const length = 30
const each = Number(process.argv[3] ?? '1000') / 4

/** The first 200 items stand in sets of five that belong to one text each, and every item in one of three sections. */
function withSets(bank: ItemBank): ItemBank {
  const items = bank.items.map((item, place) => ({
    ...item,
    content: {
      ...item.content,
      section: Math.floor(place / 5) % 3,
      ...(place < 200 ? { text: Math.floor(place / 5) } : {}),
    },
  }))
  return { ...bank, items }
}

/** Every part that a blueprint can have. */
const everyPart: Blueprint = {
  format: 'melek-blueprint/1',
  rules: shadowBlueprint(length, 1).rules,
  sums: [
    { attribute: 'words', min: 1300, max: 1400 },
    { attribute: 'words', min: 43, max: 47, per: 'item' },
  ],
  include: [itemId(300)],
  exclude: [itemId(301), itemId(302)],
  together: [[itemId(310), itemId(311)]],
  enemies: [[itemId(320), itemId(321), itemId(322)]],
  order: { attribute: 'section', values: [1, 0, 2] },
  sets: { attribute: 'text', min: 2, max: 3, items: { min: 3, max: 4 }, rules: [{ attribute: 'pillar', value: 0, max: 2 }] },
}

const exact = shadowBlueprint(length, 0)
const shadow = { method: 'shadow' } as const
const cases: readonly (readonly [name: string, blueprint: Blueprint, constraints: ConstraintsDesign])[] = [
  ['exact shares of five attributes and a sum, shadow tests', exact, shadow],
  ['an item of room either way, shadow tests', shadowBlueprint(length, 1), shadow],
  ['every part of a blueprint, shadow tests', everyPart, shadow],
  ['every part of a blueprint, variable length, shadow tests', everyPart, shadow],
  ...(['kingsbury-zara', 'maximum-priority-index', 'weighted-penalty'] as const).map(
    (balance) => [`exact shares without the sum, greedy by ${balance}`, { ...exact, sums: [] }, { balance }] as const,
  ),
]

const bank = withSets(shadowBank(500, seed))
const compiled = compileBank(bank)
process.stdout.write(`500 items, ${length} a test, ${each} examinees from N(0, 1) a line, seed ${seed}\n`)
process.stdout.write(
  '| blueprint and method | tests that break it | steps not planned by a whole test | largest gap |\n|---|---|---|---|\n',
)
for (const [name, blueprint, constraints] of cases) {
  const stop = [
    { rule: 'length', items: length } as const,
    ...(name.includes('variable') ? [{ rule: 'standard-error', below: 0.32, afterItems: 20 } as const] : []),
  ]
  const engine = createEngine(compiled, { constraints: { ...constraints, blueprint }, stop }, { fingerprint: fingerprint(bank) })
  let violating = 0
  let unplanned = 0
  let gap = 0
  for (const examinee of normalExaminees(each, { mean: 0, sd: 1 }, seed)) {
    const { events, result } = simulateSession(engine, examinee, seed)
    if ((result?.violations.length ?? 1) > 0) violating += 1
    for (const event of events) {
      if (event.type !== 'presented') continue
      const planned = event.notes?.find(({ code }) => code === 'shadow-test')
      if (planned === undefined) unplanned += 1
      gap = Math.max(gap, Number(/gap ([\d.e-]+)/.exec(planned?.detail ?? '')?.[1] ?? 0))
    }
  }
  const isShadow = constraints.method === 'shadow'
  const share = `${violating} of ${each}`
  process.stdout.write(
    `| ${name} | ${share} | ${isShadow ? unplanned : '–'} | ${isShadow ? `${(100 * gap).toFixed(2)} %` : '–'} |\n`,
  )
}

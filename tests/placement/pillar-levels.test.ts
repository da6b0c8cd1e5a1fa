import { expect, test } from 'vitest'
import { bank } from '../../item-banks/asn-digital-literacy/index.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { levelOf } from '../../src/literacy/standard.js'
import { pillarLevels } from '../../src/placement/pillar-levels.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { bundledStandard, bundledTest, finishedSession } from '../reports/individual-sources.js'

const placement = bundledTest()
const pillarOf = new Map(bank.items.map(({ id, content }) => [id, content.pillar as string]))

test('a pillar has the level of its own answers scored alone', () => {
  const session = finishedSession(placement, 'pillars', (step) => step % 3 !== 0)
  const levels = pillarLevels(placement.engineOf(session), session, bundledStandard, pillarOf)
  expect(levels.map(({ pillar }) => pillar)).toEqual(['culture', 'ethics', 'safety', 'skills'])
  const compiled = compileBank(bank)
  for (const { pillar, level, counted, levelProbabilities } of levels) {
    const answered = new Map(
      session.events.flatMap((event) =>
        event.type === 'answered' && event.category !== undefined && pillarOf.get(event.item) === pillar
          ? [[event.item, event.category]]
          : [],
      ),
    )
    const omitted = session.events.filter((event) => event.type === 'omitted' && pillarOf.get(event.item) === pillar)
    for (const event of omitted) if ('item' in event) answered.set(event.item, 0)
    const estimate = estimateProficiency(
      compiled,
      Uint8Array.from(compiled.itemIds, (id) => answered.get(id) ?? 255),
      { method: 'eap', prior: { kind: 'normal', mean: 0, sd: 1 } },
    )
    const found = levelOf(bundledStandard, estimate)
    expect(found.kind === 'level' && found.level.id).toBe(level)
    expect(counted).toBe(answered.size)
    expect(levelProbabilities.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
  }
})

test('a pillar without an answer that counts has no level', () => {
  const session = placement.end(placement.start({ seed: 'nothing' }), 'left')
  expect(pillarLevels(placement.engineOf(session), session, bundledStandard, pillarOf)).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { closeStage, everyRule, resumeSession, suspendSession, verify } from '../../src/adaptive/index.js'
import type { Session } from '../../src/adaptive/session/session.js'
import { createPlacementTest } from '../../src/index.js'
import { answerTo } from './answers.js'
import { placementDocuments } from './documents.js'

const documents = placementDocuments()
const held = (administration: object, version = '1') =>
  createPlacementTest({
    ...documents,
    bank: { ...documents.bank, version },
    design: { ...documents.design, administration },
    rules: everyRule,
  })
const throughText = (session: Session): Session => JSON.parse(JSON.stringify(session))

describe('a placement test whose design says how it is held', () => {
  test('shows a stage at once, takes changed answers and goes on when it is closed', () => {
    const placement = held({ stage: { items: 4, review: true } })
    let session = placement.start({ seed: 's' })
    while (session.status === 'running') {
      const items = placement.present(session)
      expect(items).toHaveLength(4)
      for (const item of items) session = placement.respond(throughText(session), item.id, answerTo(item, false))
      for (const item of items) session = placement.respond(session, item.id, answerTo(item, true))
      session = closeStage(placement.engineOf(session), session)
    }
    expect(placement.result(session)).toMatchObject({ itemsGiven: 8, level: 'high' })
    expect(verify(placement.engineOf(session), throughText(session))).toEqual({ kind: 'whole' })
  })

  test('goes on with the next version of its bank after an interruption', () => {
    const administration = { otherBank: 'frozen', suspension: {} }
    const before = held(administration)
    let session = before.start({ seed: 's' })
    for (let k = 0; k < 3; k++) {
      const [item] = before.present(session)
      session = before.respond(session, item!.id, answerTo(item!, true))
    }
    session = throughText(suspendSession(before.engineOf(session), session, 'maintenance'))
    const after = held(administration, '2')
    session = resumeSession(after.engineOf(session), session)
    expect(session.events.at(-1)).toMatchObject({ type: 'resumed', bank: { version: '2' } })
    while (session.status === 'running') {
      const [item] = after.present(session)
      session = after.respond(throughText(session), item!.id, answerTo(item!, true))
    }
    expect(after.result(session)).toMatchObject({ itemsGiven: 8, kind: 'finite' })
    expect(after.replay(session).differences).toEqual([])
  })

  test('names the rules it lacks where none were handed in', () => {
    expect(() =>
      createPlacementTest({ ...documents, design: { ...documents.design, administration: { stage: { items: 2 } } } }),
    ).toThrow(/placement test have 1 problem/)
  })
})

import { expect, test } from 'vitest'
import { countExposure, emptyExposure } from '../../../src/adaptive/exposure/exposure-state.js'
import { parseExposureState } from '../../../src/adaptive/exposure/exposure-state-schema.js'

const state = countExposure(emptyExposure([-1, 1]), [
  { session: 's', theta: 2, given: ['a', 'family:b'], barred: [[], ['c']], relaxed: false },
])

test('counts come back from their text', () => {
  expect(parseExposureState(JSON.parse(JSON.stringify(state)))).toEqual(state)
})

test('damaged counts are refused with every problem', () => {
  const damaged = {
    ...state,
    thetaNodes: [1, -1],
    feasible: [0],
    counters: { ...state.counters, a: { given: [0, 2], barred: [0, 0] } },
  }
  expect(() => parseExposureState(damaged)).toThrow(
    expect.objectContaining({
      code: 'exposure-state-invalid',
      issues: [
        expect.objectContaining({ code: 'exposure-count', path: 'thetaNodes' }),
        expect.objectContaining({ path: 'feasible', message: expect.stringContaining('one for each theta node, got 1') }),
        expect.objectContaining({ path: 'counters.a.given', message: expect.stringContaining('above the sessions counted') }),
      ],
    }),
  )
  expect(() => parseExposureState({ ...state, persons: ['x'], format: 'melek-exposure/2' })).toThrow(
    expect.objectContaining({ issues: [expect.anything(), expect.anything()] }),
  )
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelPlaces } from '../../src/reports/label-places.js'

const room = { width: 480, perCharacter: 8, lineHeight: 17 }
const dot = fc.record({
  text: fc.stringMatching(/^[a-z]{1,28}$/),
  x: fc.double({ min: 10, max: 470, noNaN: true }),
  y: fc.double({ min: 30, max: 400, noNaN: true }),
})

test('every name stands within the picture, beside its own dot', () => {
  fc.assert(
    fc.property(fc.array(dot, { maxLength: 12 }), fc.array(dot, { maxLength: 12 }), (named, others) => {
      const places = labelPlaces(named, others, room)
      expect(places).toHaveLength(named.length)
      for (const [k, { x, y, anchor }] of places.entries()) {
        const own = named[k] as (typeof named)[number]
        const end = x + (anchor === 'start' ? 1 : -1) * own.text.length * room.perCharacter
        expect(Math.min(x, end)).toBeGreaterThanOrEqual(0)
        expect(Math.max(x, end)).toBeLessThanOrEqual(room.width)
        expect([Math.abs(x - own.x) < 10.001, Math.abs(y - own.y) < 2 * room.lineHeight]).toEqual([true, true])
      }
    }),
  )
})

test('a name gives way to a dot, and to a name that was there before', () => {
  const [alone] = labelPlaces([{ text: 'A-017', x: 100, y: 100 }], [], room)
  expect(alone).toMatchObject({ x: 110, anchor: 'start' })
  const [beside] = labelPlaces([{ text: 'A-017', x: 100, y: 100 }], [{ x: 130, y: 100 }], room)
  expect(beside).toMatchObject({ x: 90, anchor: 'end' })
  const two = labelPlaces(
    [
      { text: 'A-017', x: 100, y: 100 },
      { text: 'A-018', x: 112, y: 112 },
    ],
    [],
    room,
  )
  expect(Math.abs((two[0]?.y ?? 0) - (two[1]?.y ?? 0))).toBeGreaterThan(10)
})

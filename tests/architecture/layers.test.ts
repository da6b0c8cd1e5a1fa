import { expect, test } from 'vitest'
import { layerViolations } from './layers.js'
import { readSources } from './sources.js'

test('every import in src/ stays in its room or leads to a lower floor', () => {
  const sources = readSources()
  expect(sources.size).toBeGreaterThan(0)
  expect(layerViolations(sources)).toEqual([])
})

import { expect, test } from 'vitest'
import { keyedUniform } from '../../src/math/keyed-uniform.js'
import { createRandom } from '../../src/math/random-source.js'

// Stored sessions and simulated answers are replayed from these streams: a change of any digit breaks them all.

test('the stream of a seed and of its fork stays as it was first released', () => {
  const source = createRandom('melek')
  expect([source.uniform(), source.uniform(), source.integer(1000), source.fork('items').uniform()]).toEqual([
    0.8256356821776343, 0.2395285935589725, 167, 0.817671381750757,
  ])
})

test('keyed uniforms stay as they were first released', () => {
  expect([keyedUniform(), keyedUniform('melek'), keyedUniform('seed', 'person', 'item'), keyedUniform('s', 1)]).toEqual([
    0.5220622713257361, 0.15425862805920454, 0.893894746363598, 0.8579538611850929,
  ])
})

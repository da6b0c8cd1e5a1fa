import { describe, expect, test } from 'vitest'
import { differences } from './expected-value.js'

describe('a promise holds', () => {
  test.each<[unknown, string]>([
    [0.5774, '0.58'],
    [0.5774, '0.5774'],
    [-1.25, '-1.25'],
    [1.234e-9, '1.23e-9'],
    [1234567, '1.23e6'],
    [3, '3'],
    [Number.NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    ['a', "'a'"],
    [undefined, 'undefined'],
    [null, 'null'],
    [[1, 2], '[1, 2]'],
    [new Float64Array([0.25, 0.75]), '[0.25, 0.75]'],
    [[1, 2, 3], '[1, …]'],
    [{ a: 1, b: { c: true } }, '{ a: 1, b: { c: true } }'],
    [{ a: 1, b: 2 }, '{ a: 1, … }'],
    [{ id: 'x' }, '{ id: … }'],
    [{ 'a-b': 1 }, "{ 'a-b': 1 }"],
    [{ a: 1 }, '…'],
  ])('%j // => %s', (actual, text) => {
    expect(differences(actual, text)).toEqual([])
  })
})

describe('a promise is broken', () => {
  test.each<[unknown, string, string]>([
    [0.5774, '0.57', 'value is 0.5774, promised 0.57'],
    [0.5774, '0.5775', 'value is 0.5774, promised 0.5775'],
    [3.0000001, '3', 'value is 3.0000001, promised 3'],
    ['3', '3', 'value is "3", promised 3'],
    [Number.NaN, '1.5', 'value is NaN, promised 1.5'],
    ['a', "'b'", 'value is "a", promised "b"'],
    [[1, 2], '[1]', 'value has 2 members, promised 1'],
    [[1], '[1, 2, …]', 'value has 1 members, promised 2'],
    [{ a: 1, b: 2 }, '{ a: 1 }', 'value also has b'],
    [{ a: { b: [1, 2] } }, '{ a: { b: [1, 3] } }', 'value.a.b[1] is 2, promised 3'],
    [null, '{ a: 1 }', 'value is null, promised an object'],
    [{}, '[]', 'value is {}, promised an array'],
  ])('%j // => %s', (actual, text, message) => {
    expect(differences(actual, text)).toEqual([message])
  })
})

test.each(['theta', '1; 2', 'f()', '{ a }', 'roughly 3'])('"%s" is refused because it is not a value', (text) => {
  expect(() => differences({ a: 1 }, text)).toThrow(/is not/)
})

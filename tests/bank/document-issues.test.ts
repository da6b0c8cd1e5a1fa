import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { schemaIssues } from '../../src/bank/document-issues-schema.js'
import { checkBank } from '../../src/bank/parse-bank-schema.js'

function messagesOf(schema: z.ZodMiniType, document: unknown): string[] {
  const parsed = schema.safeParse(document)
  return parsed.success ? [] : schemaIssues(parsed.error, document).map(({ message }) => message)
}

test.each<[unknown, z.ZodMiniType, string]>([
  ['7', z.number(), 'the document must be a finite number, got "7"'],
  [Number.POSITIVE_INFINITY, z.number(), 'the document must be a finite number, got Infinity'],
  [7, z.string(), 'the document must be text, got 7'],
  [1.5, z.int(), 'the document must be a whole number, got 1.5'],
  [2 ** 53, z.int(), 'the document must be at most 9007199254740991, got 9007199254740992'],
  ['yes', z.boolean(), 'the document must be true or false, got "yes"'],
  [{ 0: 'a' }, z.array(z.string()), 'the document must be a list, got an object'],
  [['a'], z.record(z.string(), z.string()), 'the document must be an object, got a list of 1'],
  [null, z.strictObject({}), 'the document must be an object, got null'],
  [undefined, z.strictObject({}), 'the document is missing; it must be an object'],
  ['b', z.literal('a'), 'the document must be "a", got "b"'],
  ['c', z.enum(['a', 'b']), 'the document must be "a" or "b", got "c"'],
  ['', z.string().check(z.minLength(1)), 'the document must not be empty, got ""'],
  ['i', z.string().check(z.minLength(2)), 'the document must have at least 2 characters, got "i"'],
  [[], z.array(z.string()).check(z.minLength(1)), 'the document must have at least 1 entry, got a list of 0'],
  [[1, 2, 3], z.tuple([z.number(), z.number()]), 'the document must have at most 2 entries, got a list of 3'],
  [0, z.number().check(z.gt(0)), 'the document must be more than 0, got 0'],
  [-1, z.number().check(z.gte(0)), 'the document must be at least 0, got -1'],
  [1, z.number().check(z.lt(1)), 'the document must be less than 1, got 1'],
  [2, z.number().check(z.lte(1)), 'the document must be at most 1, got 2'],
  [
    '2025',
    z.string().check(z.regex(/-/, 'must be a date such as 2025-11')),
    'the document must be a date such as 2025-11, got "2025"',
  ],
])('%j is refused with what must hold and what was got', (value, schema, message) => {
  expect(messagesOf(schema, value)).toEqual([message])
})

test('the place is named, and a missing field is called missing', () => {
  const schema = z.strictObject({ levels: z.array(z.strictObject({ id: z.string(), from: z.number() })) })
  expect(messagesOf(schema, { levels: [{ id: 4 }] })).toEqual([
    'levels[0].id must be text, got 4',
    'levels[0].from is missing; it must be a finite number',
  ])
})

test('unknown fields are named', () => {
  expect(messagesOf(z.strictObject({}), { one: 1, two: 2 })).toEqual([
    'the document has unknown fields "one", "two"; remove them or check the spelling',
  ])
})

test('a long text is shown by its beginning', () => {
  expect(messagesOf(z.number(), 'x'.repeat(1000))).toEqual([`the document must be a finite number, got "${'x'.repeat(60)}…"`])
})

const named = z.union([z.strictObject({ id: z.string(), en: z.string() }), z.string(), z.boolean()])
const spread = z.union([z.strictObject({ normal: z.array(z.number()) }), z.strictObject({ lognormal: z.array(z.number()) })])

test('of several forms the one that was meant is judged', () => {
  expect(messagesOf(named, { id: 'Cakap' })).toEqual(['en is missing; it must be text'])
  expect(messagesOf(z.strictObject({ difficulty: spread }), { difficulty: { lognormal: [0, 'half'] } })).toEqual([
    'difficulty.lognormal[1] must be a finite number, got "half"',
  ])
})

test('a value of none of the forms is told all of them', () => {
  expect(messagesOf(named, 3)).toEqual(['the document must be an object or text or true or false, got 3'])
  expect(messagesOf(spread, { norml: [0, 1] })).toEqual(['the document must have "normal" or "lognormal", got an object'])
})

test('an unknown kind is told the known ones', () => {
  const rule = z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('length') }),
    z.strictObject({ rule: z.literal('classification') }),
  ])
  expect(messagesOf(rule, { rule: 'lenght' })).toEqual(['unknown rule "lenght"; use one of length classification'])
  expect(messagesOf(rule, {})).toEqual(['rule is missing; use one of length classification'])
})

test('a parameter that is no number is said to need one, and the item is named', () => {
  const item = { id: 'A', model: '2pl', parameters: { discrimination: '1', difficulty: 0 } }
  const scale = { id: 's', metric: 'logit', status: 'calibrated' }
  expect(checkBank({ format: 'melek-bank/1', id: 'b', version: '1', scale, items: [item] })).toEqual({
    kind: 'invalid',
    issues: [
      {
        code: 'document-shape',
        message: 'items[0].parameters.discrimination must be a finite number, got "1"',
        path: 'items[0].parameters.discrimination',
        item: 'A',
      },
    ],
  })
})

test('the words are the same where the whole of zod has set its own', async () => {
  const { config, locales } = await import('zod')
  config(locales.en())
  expect(messagesOf(z.number(), '7')).toEqual(['the document must be a finite number, got "7"'])
})

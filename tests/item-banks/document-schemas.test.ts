import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type DocumentSchema, documentSchemas, schemaText } from '../../packaging/document-schemas.js'
import { root } from '../../packaging/doors.js'

const folder = `${root}item-banks/schema`
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** No layout belongs to a bank: it describes the exam files of an agency. */
const layout = {
  format: 'melek-layout/1',
  encoding: 'windows-1252',
  delimiter: ';',
  headerRow: 4,
  person: 'NIP',
  form: 'Paket',
  keep: { unit: 'Unit Kerja' },
  items: [{ column: 'Soal 1', item: 'S1-001', key: 'C' }],
  keysByForm: { A: { 'S1-001': 'C' } },
  omitted: ['', '-'],
  multipleMarks: ['*'],
  duplicates: 'first',
}

/** `content.id.json` is a document of the kind `content`. */
const documents = [
  ...readdirSync(`${root}item-banks/asn-digital-literacy`)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, document: readJson(`${root}item-banks/asn-digital-literacy/${file}`) })),
  { file: 'layout.json', document: layout },
].map(({ file, document }) => ({ file, document, ...schemasOf(file.split('.')[0] as string) }))

/** The published schema of a kind of document, and the one that melek parses it by. */
function schemasOf(kind: string) {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(readJson(`${folder}/${kind}.schema.json`) as object)
  const { schema } = documentSchemas.find(({ name }) => name === kind) as DocumentSchema
  return { validate, schema }
}

test('item-banks/schema holds the schemas of the sources and nothing else (npm run schemas writes them)', () => {
  const published = readdirSync(folder).sort()
  expect(published).toEqual(documentSchemas.map(({ name }) => `${name}.schema.json`).sort())
  for (const document of documentSchemas)
    expect(readFileSync(`${folder}/${document.name}.schema.json`, 'utf8'), document.name).toBe(schemaText(document))
})

test.each(documents)('$file has the published shape', ({ validate, document }) => {
  validate(document)
  expect(validate.errors).toBeNull()
})

describe('a published schema refuses exactly what the parser refuses of', () => {
  test.each(documents)('$file with one place changed', ({ validate, schema, document }) => {
    const places = placesOf(document)
    let refused = 0
    fc.assert(
      fc.property(fc.constantFrom(...places), change, (place, value) => {
        const changed = changedAt(document, place, value)
        const accepted = z.safeParse(schema, changed).success
        if (!accepted) refused++
        expect(validate(changed)).toBe(accepted)
      }),
      { numRuns: 100 },
    )
    expect(refused).toBeGreaterThan(0)
  })
})

/** What a place becomes; undefined removes it. */
const change = fc.oneof(
  fc.constantFrom(undefined, null, '', 'choice', 0, -1, 0.5, true, [], {}),
  fc.record({ unexpected: fc.boolean() }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

type Place = readonly (string | number)[]

function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [[]]
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  const below = keys.flatMap((key) => placesOf((value as Record<string | number, unknown>)[key]).map((place) => [key, ...place]))
  return [[], ...below]
}

function changedAt(value: unknown, [key, ...rest]: Place, put: unknown): unknown {
  if (key === undefined) return put === undefined ? {} : put
  if (Array.isArray(value)) {
    const changed = changedAt(value[key as number], rest, put)
    return rest.length === 0 && put === undefined ? value.toSpliced(key as number, 1) : value.with(key as number, changed)
  }
  const { [key]: old, ...others } = value as Record<string, unknown>
  return rest.length === 0 && put === undefined ? others : { ...others, [key]: changedAt(old, rest, put) }
}

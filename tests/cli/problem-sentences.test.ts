import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { root } from '../../packaging/doors.js'
import { knownProblems } from '../../src/cli/words/issues/known-problems.js'
import { detailSentences, errorSentences } from '../../src/cli/words/issues/problem-sentences.js'

const page = readFileSync(`${root}docs/errors.md`, 'utf8')
const carriers = [
  { carrier: 'error', section: /^## Errors$(.*?)(?=^## )/ms, sentences: errorSentences },
  { carrier: 'detail', section: /^## Details$(.*)/ms, sentences: detailSentences },
]

describe.each(carriers)('Indonesian for each $carrier code', ({ section, sentences }) => {
  const listed = [...(section.exec(page)?.[1] ?? '').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code]) => code as string)

  test('is there for every code of docs/errors.md', () => {
    expect(listed.length).toBeGreaterThan(100)
    expect(listed.filter((code) => !Object.hasOwn(sentences, code))).toEqual([])
  })

  test('is there for no code that docs/errors.md does not list', () => {
    expect(Object.keys(sentences).filter((code) => !listed.includes(code))).toEqual([])
  })

  test('is a phrase in Indonesian: it can follow a place and be followed by a detail', () => {
    for (const [code, sentence] of Object.entries(sentences)) {
      expect(sentence, code).not.toMatch(/[.;:,]$|\b(the|and|is|are|not|with|must|has|have)\b/)
      expect(sentence.length, code).toBeGreaterThan(10)
    }
  })
})

test('problems that are known whole carry the same facts in both languages', () => {
  const facts = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()
  const pairs = knownProblems.flatMap(({ sentences, facts: words }) => [...sentences, ...words])
  for (const { en, id } of pairs) expect(facts(id), en).toEqual(facts(en))
})

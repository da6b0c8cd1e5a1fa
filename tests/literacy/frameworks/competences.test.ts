import { expect, test } from 'vitest'
import { bank } from '../../../item-banks/asn-digital-literacy/index.js'
import { competences } from '../../../src/literacy/frameworks/competences.js'
import { digCompAreas } from '../../../src/literacy/frameworks/digcomp.js'
import { komdigiDomains } from '../../../src/literacy/frameworks/komdigi-domains.js'
import { pillars } from '../../../src/literacy/frameworks/pillars.js'

const codes = digCompAreas.flatMap((area) => area.competences.map(({ code }) => code))

test('DigComp has five areas and 21 competences, each code beginning with that of its area', () => {
  expect(digCompAreas.map(({ competences: { length } }) => length)).toEqual([3, 6, 4, 4, 4])
  expect(digCompAreas.every(({ code, competences: members }) => members.every((one) => one.code.startsWith(`${code}.`)))).toBe(
    true,
  )
})

test('the 21 competences are spread over the four pillars as 6, 5, 5 and 5', () => {
  const count = (pillar: string) => competences.filter((competence) => competence.pillar === pillar).length
  expect(pillars.map(({ id }) => [id, count(id)])).toEqual([
    ['skills', 6],
    ['safety', 5],
    ['ethics', 5],
    ['culture', 5],
  ])
  expect(new Set(competences.map(({ code }) => code)).size).toBe(21)
})

test('every code of a competence exists in the framework it names', () => {
  const domains = komdigiDomains.map(({ id }) => id)
  for (const competence of competences) {
    expect(codes).toEqual(expect.arrayContaining([...competence.digComp['2.2'], ...competence.digComp['3.0']]))
    expect(domains).toEqual(expect.arrayContaining([...competence.komdigi]))
    expect(competence.digComp['3.0'].length > 0 || competence.transversalIn === '3.0').toBe(true)
  }
})

test('DigComp 4.4, the environment, is the only competence of DigComp that none of ours measures', () => {
  const measured = new Set(competences.flatMap((competence) => competence.digComp['3.0']))
  expect(codes.filter((code) => !measured.has(code))).toEqual(['4.4'])
})

test('the bundled items stand under the pillar, domain and DigComp code of their competence', () => {
  const byCode = new Map(competences.map((competence) => [competence.code, competence]))
  for (const { id, content } of bank.items) {
    const competence = byCode.get(content.competence ?? '')
    expect([id, competence?.pillar, competence?.komdigi[0]]).toEqual([id, content.pillar, content.komdigi])
    const { code } = content.digcomp as { code: string }
    if (competence?.transversalIn === undefined) expect(competence?.digComp['3.0']).toContain(code)
  }
})

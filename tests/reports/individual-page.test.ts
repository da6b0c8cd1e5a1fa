import { describe, expect, test } from 'vitest'
import { isMelekError } from '../../src/issues/melek-error.js'
import { type IndividualFacts, individualFacts } from '../../src/reports/individual-facts.js'
import { leastItems, neededStandardError } from '../../src/reports/individual-flags.js'
import { levelPicture } from '../../src/reports/individual-level-picture.js'
import { individualPage } from '../../src/reports/individual-page.js'
import { bundledStandard, bundledTest, finishedSession, sourcesOf } from './individual-sources.js'

const provisional = bundledTest()
const operational = bundledTest('operational')
const often = (step: number) => step % 2 === 0
const session = finishedSession(provisional, 'page', often)
const facts = individualFacts(sourcesOf(provisional, session))

/** A result from the operational copy, judged by another standard than the one it was given under. */
function operationalFacts(seed: string, right: (step: number) => boolean, change: Partial<IndividualFacts['standard']> = {}) {
  const sources = sourcesOf(operational, finishedSession(operational, seed, right))
  return individualFacts({ ...sources, standard: { ...bundledStandard, ...change } })
}

describe('the certificate', () => {
  test('is never given on a provisional bank, and the page says why', () => {
    const strong = individualFacts(
      sourcesOf(
        provisional,
        finishedSession(provisional, 'strong', () => true),
      ),
    )
    expect(strong.certificate).toEqual({ kind: 'withheld', needed: 0.8, reasons: ['provisional', 'public'] })
    expect(individualPage(strong, 'en')).toContain('because the item bank is provisional')
    expect(individualPage(strong, 'id')).toContain('karena bank butirnya sementara')
  })

  test('follows the probability that the standard asks for', () => {
    const given = operationalFacts('able', () => true)
    const refused = operationalFacts('unable', () => false)
    expect(given.certificate).toMatchObject({ kind: 'given', needed: 0.8 })
    expect(refused.certificate).toMatchObject({ kind: 'not-given', needed: 0.8 })
    expect(individualPage(refused, 'en')).toContain('This is no proof that you are not digitally literate')
    const middling = operationalFacts('middling', often)
    const probability = (middling.result as { probabilityAtTarget: number }).probabilityAtTarget
    const just = (needed: number) =>
      operationalFacts('middling', often, { certificate: { probability: needed } }).certificate.kind
    expect([just(probability), just(probability + 1e-9)]).toEqual(['given', 'not-given'])
  })

  test('is withheld where the answers are doubtful, the test too short or ended early, whatever the probability', () => {
    const finished = finishedSession(operational, 'able', () => true)
    if (finished.result === null) throw new Error('the session must be finished')
    const rapid = { timed: 30, rapid: 12, effort: 0.6 }
    const validity = { flag: 'doubtful', reasons: ['rapid-answers'], fit: null, rapid } as const
    const doubtful = { ...finished, result: { ...finished.result, validity } }
    const found = individualFacts(sourcesOf(operational, doubtful, { result: operational.result(finished) }))
    expect(found.certificate).toMatchObject({ kind: 'withheld', reasons: ['rapid-answers'] })
    expect(individualPage(found, 'en')).toContain('12 of 30 answers came sooner than the item can be read')

    let short = operational.start({ seed: 'short', language: 'id' })
    for (const item of operational.present(short)) short = operational.respond(short, item.id, { omitted: true })
    short = operational.end(short, 'power cut')
    const brief = individualFacts(sourcesOf(operational, short))
    expect(brief.flags).toContainEqual({ kind: 'too-short', worked: 1, least: 15 })
    expect(brief.certificate).toMatchObject({ kind: 'withheld', reasons: ['too-short'] })
  })

  test('has no rule where the standard has none', () => {
    const { certificate: _, ...bare } = bundledStandard
    const found = individualFacts({ ...sourcesOf(operational, session), result: provisional.result(session), standard: bare })
    expect(found.certificate).toEqual({ kind: 'no-rule' })
  })
})

describe('the level', () => {
  test('comes with the levels that hold the middle 95 % of the posterior', () => {
    if (facts.levelInterval === null || !('levelProbabilities' in facts.result)) throw new Error('there must be a level')
    const ids = facts.result.levelProbabilities.map(({ level }) => level)
    const { low, high } = facts.levelInterval
    const mass = (from: number, to: number) =>
      facts.result.kind === 'finite'
        ? facts.result.levelProbabilities.slice(from, to).reduce((sum, { probability }) => sum + probability, 0)
        : Number.NaN
    expect(mass(0, ids.indexOf(low))).toBeLessThanOrEqual(0.025)
    expect(mass(ids.indexOf(high) + 1, ids.length)).toBeLessThanOrEqual(0.025 + 1e-12)
    expect(individualPage(facts, 'en')).toContain(`your level is between levels ${low} and ${high}`)
  })

  test('the probability of being literate names the standard and that no official definition exists', () => {
    expect(individualPage(facts, 'en')).toMatch(
      /Probability that you are digitally literate: (&[lg]t; )?\d+%\. What counts is level 3 \(Intermediate\) or above by the standard asn-digital-literacy\/demonstration 0\.1\.0\. No official definition/,
    )
    expect(individualPage(facts, 'id')).toContain('Definisi resmi &quot;melek digital&quot; belum ada.')
  })

  test('nobody else is on the page', () => {
    for (const language of ['id', 'en'] as const)
      expect(individualPage(facts, language)).not.toMatch(
        /rank|peringkat|percentile|persentil|average|rata-rata|\bothers\b|orang lain/i,
      )
  })
})

describe('a pillar', () => {
  const findings = [
    { pillar: 'safety', level: '2', value: { addsValue: true } },
    { pillar: 'ethics', level: '5', value: { addsValue: false } },
  ] as const

  test('has a level of its own only where its sub-score adds value', () => {
    const found = individualFacts(sourcesOf(provisional, session, { pillarFindings: findings }))
    const levels = Object.fromEntries(found.learning?.steps.map(({ pillar, level }) => [pillar, level]) ?? [])
    const total = (found.result as { level: string }).level
    expect(levels).toEqual({ skills: total, safety: '2', ethics: total, culture: total })
    expect(individualPage(found, 'en')).toContain('A level of its own is given for Digital safety,')
  })

  test('otherwise the page says that the total stands', () => {
    expect(individualPage(facts, 'en')).toContain('The overall level stands for every pillar')
    expect(individualPage(facts, 'id')).toContain('Tingkat keseluruhan berlaku untuk semua pilar')
  })

  test('without a pathway nothing is proposed', () => {
    const bare = individualFacts(sourcesOf(provisional, session, { pathway: undefined }))
    expect(bare.learning).toBeNull()
    expect(individualPage(bare, 'en')).toContain('There is no learning pathway for this standard yet')
  })
})

describe('the flags', () => {
  test('the standard error needed lets the middle of the target level reach the certificate', () => {
    // Half of 0.8 logits over the normal quantile of 0.8, 0.8416212.
    expect(neededStandardError(bundledStandard)).toBeCloseTo(0.4 / 0.8416212335729143, 12)
    expect(neededStandardError({ ...bundledStandard, targetLevel: '5' })).toBeCloseTo(0.4 / 0.8416212335729143, 12)
    expect(neededStandardError({ ...bundledStandard, targetLevel: '1' })).toBeNull()
    expect(neededStandardError({ ...bundledStandard, certificate: { probability: 0.5 } })).toBeNull()
  })

  test('a larger standard error is flagged, and the probability decides all the same', () => {
    const wide = operationalFacts('able', () => true, { certificate: { probability: 0.95 } })
    expect(wide.flags).toContainEqual(expect.objectContaining({ kind: 'imprecise' }))
    expect(wide.certificate.kind).not.toBe('withheld')
    expect(individualPage(wide, 'en')).toMatch(
      /Not precise enough: the standard error is 0\.\d\d, a certificate by this standard needs 0\.24/,
    )
  })

  test('the least length is that of the design, through nested rules', () => {
    const se = { rule: 'standard-error', below: 0.3, afterItems: 12 } as const
    expect(leastItems([{ rule: 'length', items: 30 }, se])).toBe(12)
    expect(leastItems([{ rule: 'all', of: [{ rule: 'length', items: 20 }, se] }])).toBe(20)
    expect(leastItems([{ rule: 'any', of: [{ rule: 'length', items: 20 }, se], afterItems: 16 }])).toBe(16)
    expect(leastItems([{ rule: 'time', seconds: 600 }])).toBe(0)
    expect(leastItems([])).toBe(0)
  })

  test('a test that was judged says that nothing was found, and whether its times are known', () => {
    const { result } = session
    if (result === null) throw new Error('the session must be finished')
    const fit = { lz: 0, cusum: 0.5, pValue: 0.6, replications: 199 }
    const judged = (timed: number) => {
      const validity = { flag: 'valid', reasons: [], fit, rapid: { timed, rapid: 0, effort: timed === 0 ? null : 1 } } as const
      const own = { ...session, result: { ...result, validity } }
      return individualPage(individualFacts(sourcesOf(provisional, own, { result: provisional.result(session) })), 'en')
    }
    expect(judged(30)).toContain('Nothing doubtful was found in the answers')
    expect(judged(30)).not.toContain('was not recorded')
    expect(judged(0)).toContain('How fast the answers came was not recorded')
  })

  test('a test that nobody judged says so', () => {
    expect(individualPage(facts, 'en')).toContain('Pattern and speed of the answers were not judged in this test')
  })
})

describe('the picture', () => {
  const levels = bundledStandard.levels.map(({ id }) => ({ id, name: `a name that is far too long, ${id}`, probability: 0.2 }))
  const pictureOf = (target: string) =>
    levelPicture(levels, {
      reached: '3',
      interval: { low: '2', high: '4' },
      target: { level: target, label: 'from here up' },
      description: 'levels',
      percent: (probability) => `${100 * probability}%`,
    })

  test('draws the edge of the target, and none where the lowest level is the target', () => {
    expect(pictureOf('3')).toContain('from here up')
    expect(pictureOf('1')).not.toContain('from here up')
  })

  test('shortens names that would run into the bars', () => {
    expect(pictureOf('3')).toContain('>3  a name that is fa…<')
  })
})

describe('the page', () => {
  test('needs no script, loads nothing and escapes what is handed in', () => {
    const named = individualFacts(sourcesOf(provisional, session, { person: '<b>Siti</b> & co', validUntil: '2027-11-22' }))
    const html = individualPage(named, 'id')
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(|<b>/)
    expect(html).toContain('&lt;b&gt;Siti&lt;/b&gt; &amp; co')
    expect(html).toContain('Berlaku sampai</dt><dd>2027-11-22')
    expect(individualPage(facts, 'id')).not.toContain('Berlaku sampai')
  })

  test('a session without an answer has no level, no picture and no certificate', () => {
    const empty = provisional.end(provisional.start({ seed: 'empty' }), 'left')
    const found = individualFacts(sourcesOf(provisional, empty))
    expect(found.levelInterval).toBeNull()
    expect(found.certificate).toMatchObject({ kind: 'withheld', reasons: expect.arrayContaining(['no-result']) })
    const html = individualPage(found, 'en')
    expect(html).toContain('There is no result')
    expect(html).not.toContain('<svg')
  })

  test('facts survive JSON', () => {
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
  })

  test('another standard than that of the result is refused', () => {
    const refused = () => individualFacts(sourcesOf(provisional, session, { standard: { ...bundledStandard, version: '9' } }))
    expect(refused).toThrowError(expect.toSatisfy((error) => isMelekError(error) && error.code === 'individual-standard'))
  })
})

describe('what a page may say beside the result', () => {
  const findings = [
    {
      pillar: 'safety',
      level: '2',
      levelProbabilities: ['1', '2', '3', '4', '5'].map((level, k) => ({
        level,
        probability: [0.1, 0.6, 0.28, 0.02, 0][k] as number,
      })),
      value: { addsValue: true },
    },
  ] as const
  const lasting = { ...bundledStandard, certificate: { probability: 0.8, validMonths: 24 } }

  test('a pillar with a level of its own has its interval', () => {
    const found = individualFacts(sourcesOf(provisional, session, { pillarFindings: findings }))
    expect(found.pillars).toEqual([{ pillar: 'safety', level: '2', levelInterval: { low: '1', high: '3' } }])
    expect(individualPage(found, 'en')).toContain('Digital safety: level 2 (Basic), between levels 1 and 3.')
    expect(facts.pillars).toEqual([])
  })

  test('the day of the test and the rule of the standard give the day of expiry', () => {
    const dated = individualFacts(sourcesOf(provisional, session, { standard: lasting, testedOn: '2026-11-22' }))
    expect(dated).toMatchObject({ testedOn: '2026-11-22', validUntil: '2028-11-22', validMonths: 24 })
    expect(individualPage(dated, 'id')).toContain('Tanggal tes</dt><dd>2026-11-22')
    const undated = individualFacts(sourcesOf(provisional, session, { standard: lasting }))
    expect(undated.validUntil).toBeNull()
    expect(individualPage(undated, 'en')).toContain('24 months after the date of the test, which this page does not know')
    const endless = individualFacts(sourcesOf(provisional, session, { testedOn: '2026-11-22' }))
    expect(endless.validUntil).toBeNull()
  })

  test('the code changes with the day and the levels of pillars, and is as ever without them', () => {
    const codes = [{}, { testedOn: '2026-11-22' }, { pillarFindings: findings }, { person: 'Siti' }].map(
      (more) => individualFacts(sourcesOf(provisional, session, more)).verificationCode,
    )
    expect(new Set(codes).size).toBe(4)
  })
})

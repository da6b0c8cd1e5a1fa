import { compileBank } from '../../src/bank/compile-bank.js'
import { createRandom } from '../../src/math/random-source.js'
import { compileScorer } from '../../src/scoring/compile-scorer.js'
import { compilePlausibleValues } from '../../src/scoring/plausible-columns.js'
import { createScoreColumns } from '../../src/scoring/score-columns.js'
import { scoringMethods } from '../../src/scoring/scoring-options.js'
import { engineOf, mixedBank, raschBank } from '../adaptive/banks.js'
import { play, simulated } from '../adaptive/play-session.js'

const persons = 120

/** Estimates by every method, plausible values and a whole adaptive session, as JSON. */
export function figures(): string {
  const scores = [mixedBank(20), raschBank([-1.5, -0.5, 0, 0.4, 1.8])].map(compileBank).flatMap((bank) => {
    const random = createRandom('figures')
    const responses = Uint8Array.from({ length: persons * bank.items.length }, (_, at) => {
      const categories = bank.categories[at % bank.items.length] as number
      return random.uniform() < 0.05 ? 255 : Math.floor(random.uniform() * categories)
    })
    const estimates = scoringMethods.map((method) => {
      const out = createScoreColumns(persons)
      compileScorer(bank, { method }).scoreInto(out, responses, persons)
      return { method, theta: Array.from(out.theta), standardError: Array.from(out.standardError) }
    })
    const values = new Float64Array(persons * 3)
    compilePlausibleValues(bank, { count: 3, seed: 's' }).drawInto(values, responses, persons, (person) => `P${person}`)
    return [...estimates, Array.from(values)]
  })
  const engine = browserEngine()
  return JSON.stringify({ scores, session: play(engine, { seed: 's' }, simulated(engine, 0.3, 'p')) })
}

export const browserEngine = () => engineOf(mixedBank(20), { stop: [{ rule: 'length', items: 12 }] })

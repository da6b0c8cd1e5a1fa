import type { ModelComparison } from '../calibration/estimation/compare-models.js'
import type { Language } from '../reports/bilingual.js'
import { numberWords } from '../reports/number-words.js'
import type { Speaker } from './show-calibration.js'
import { textTable } from './terminal/text-table.js'
import { calibrateWords } from './words/calibrate-words.js'

/** Models side by side, the tests between them and the advice. */
export function showComparison({ models, tests, advice }: ModelComparison, speaker: Speaker, language: Language): void {
  const words = calibrateWords[language]
  const { count, decimal } = numberWords(language)
  const right = (title: string) => ({ title, align: 'right' as const })
  speaker.print(
    textTable(
      [
        { title: words.modelColumn },
        right(words.parameters),
        right('logLik'),
        right('AIC'),
        right('BIC'),
        right(words.unseen),
        right(words.behind),
        right('SE'),
      ],
      models.map(({ model, freeParameters, logLikelihood, aic, bic, crossValidated, behindBest, converged }) => [
        model.toUpperCase() + (converged ? '' : ' *'),
        count(freeParameters),
        decimal(logLikelihood, 2),
        decimal(aic, 2),
        decimal(bic, 2),
        decimal(crossValidated, 2),
        decimal(behindBest.difference, 2),
        decimal(behindBest.standardError, 2),
      ]),
      speaker.width,
    ),
  )
  if (models.some(({ converged }) => !converged)) speaker.say(words.someNotConverged)
  for (const { model, wider, chiSquared, degreesOfFreedom, p, caution } of tests) {
    const figures = `χ² = ${decimal(chiSquared, 2)}, ${words.degrees} ${count(degreesOfFreedom)}, ${p < 0.0001 ? `p < ${decimal(0.0001, 4)}` : `p = ${decimal(p, 4)}`}`
    const guide = caution === undefined ? '' : ` (${words.cautions[caution]})`
    speaker.say(`${words.against(model.toUpperCase(), wider.toUpperCase())}: ${figures}${guide}`)
  }
  speaker.say(words.unseenNote)
  const { fewestAnswers, item, tooWide } = advice
  const needs = tooWide.map(({ model, needs: n }) => `${model.toUpperCase()} ${count(n)}`).join(', ')
  speaker.say(speaker.style.bold(words.advice[advice.kind](advice.model.toUpperCase(), count(fewestAnswers), item)))
  if (needs !== '') speaker.say(words.tooWide(needs))
}

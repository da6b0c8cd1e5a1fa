import type { LikelihoodRatio, ModelComparison } from '../calibration/estimation/compare-models.js'
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
  for (const each of tests) speaker.say(testLine(each, language))
  speaker.say(words.unseenNote)
  const { fewestAnswers, item, tooWide } = advice
  const needs = tooWide.map(({ model, needs: n }) => `${model.toUpperCase()} ${count(n)}`).join(', ')
  speaker.say(speaker.style.bold(words.advice[advice.kind](advice.model.toUpperCase(), count(fewestAnswers), item)))
  if (needs !== '') speaker.say(words.tooWide(needs))
}

function testLine(test: LikelihoodRatio, language: Language): string {
  const words = calibrateWords[language]
  const { count, decimal, probabilityAfterSign } = numberWords(language)
  const pair = words.against(test.model.toUpperCase(), test.wider.toUpperCase())
  if (test.kind === 'not-comparable') return `${pair}: ${words.notComparable[test.reason](test.priorsOn.join(', '))}`
  const { chiSquared, degreesOfFreedom, p, caution } = test
  const guide = caution === undefined ? '' : ` (${words.cautions[caution]})`
  return `${pair}: χ² = ${decimal(chiSquared, 2)}, ${words.degrees} ${count(degreesOfFreedom)}, p ${probabilityAfterSign(p, 4)}${guide}`
}

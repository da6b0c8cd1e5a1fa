import { bilingual } from './bilingual.js'
import { populationColumnWords } from './population-column-words.js'
import { populationFutureWords } from './population-future-words.js'
import { populationGroupWords } from './population-group-words.js'
import { populationMethodWords } from './population-method-words.js'
import { populationPillarWords } from './population-pillar-words.js'
import { populationSummaryWords } from './population-summary-words.js'

/** Words of the page and the table about shares of a population, put together from those of its parts. */
export const populationWords = bilingual({
  id: {
    ...populationSummaryWords.id,
    ...populationColumnWords.id,
    ...populationGroupWords.id,
    ...populationPillarWords.id,
    ...populationFutureWords.id,
    ...populationMethodWords.id,
  },
  en: {
    ...populationSummaryWords.en,
    ...populationColumnWords.en,
    ...populationGroupWords.en,
    ...populationPillarWords.en,
    ...populationFutureWords.en,
    ...populationMethodWords.en,
  },
})

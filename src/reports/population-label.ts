import type { PopulationPage } from './population-page.js'
import { populationWords } from './population-words.js'

/** What stands inside every picture of invented data; undefined for real ones. */
export function pictureLabel({ report, language }: PopulationPage): string | undefined {
  return report.synthetic ? populationWords[language].syntheticLabel : undefined
}

/** A description that says first that its data are invented, where they are. */
export function withLabel(text: string, { report, language }: PopulationPage): string {
  return report.synthetic ? `${populationWords[language].synthetic} ${text}` : text
}

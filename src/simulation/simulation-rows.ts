import { formatFigure } from '../tables/format-number.js'
import type { SimulatedTest } from './simulate-test.js'

/** Header of the row file; a rehearsal of several designs has their name in front. */
export function simulationHeader(severalDesigns: boolean): string {
  return `${severalDesigns ? 'design,' : ''}person,true_theta,theta,standard_error,items,stop_rule\n`
}

/** A test as a row of the file; figures that do not exist are empty. @param design its name, where there are several */
export function simulationRow({ person, trueTheta, estimate, items, stopRule }: SimulatedTest, design?: string): string {
  const { theta, standardError } = estimate.kind === 'finite' ? estimate : { theta: undefined, standardError: null }
  const cells = [
    quoted(person),
    formatFigure(trueTheta ?? undefined),
    formatFigure(theta),
    formatFigure(standardError ?? undefined),
    String(items.length),
    quoted(stopRule),
  ]
  return `${[...(design === undefined ? [] : [quoted(design)]), ...cells].join(',')}\n`
}

/** The steps of a test, a JSON object a line, every figure with all its digits. */
export function simulationTraceLines({ trace }: SimulatedTest, design?: string): string {
  return (trace ?? []).map((line) => `${JSON.stringify(design === undefined ? line : { design, ...line })}\n`).join('')
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

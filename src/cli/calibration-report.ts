import { basename } from 'node:path'
import { compileBank } from '../bank/compile-bank.js'
import { detectDif } from '../calibration/dif/detect-dif.js'
import type { DifResult } from '../calibration/dif/dif-result.js'
import { expectedScores } from '../calibration/dif/expected-score.js'
import { bankFromCalibration } from '../calibration/estimation/bank-from-calibration.js'
import type { CalibrationResult } from '../calibration/estimation/calibration-result.js'
import type { ModelComparison } from '../calibration/estimation/compare-models.js'
import { observedAnswers } from '../calibration/estimation/observed-answers.js'
import type { ResponseMatrix } from '../calibration/estimation/response-matrix.js'
import { assessFit, type FitResult } from '../calibration/fit/assess-fit.js'
import { type CalibrationPage, calibrationPage } from '../reports/calibration-page.js'
import { packageVersion } from '../runtime/package-version.js'
import type { CalibrationInputs } from './calibration-input.js'
import type { CommandContext } from './command-context.js'

/** Fewer persons of a group give no DIF. @source CONVENTIONS, Population: groups under 10 give no number */
const fewestOfGroup = 10

/** The page of a calibration, with fit and, where there are groups, DIF of what was calibrated. */
export function calibrationReport(
  path: string,
  { file, settings, anchor }: CalibrationInputs,
  made: { readonly result: CalibrationResult; readonly comparison: ModelComparison | undefined },
  context: CommandContext,
): string {
  const { result, comparison } = made
  const page: CalibrationPage = {
    result,
    comparison,
    observed: observedAnswers(file, settings, result),
    ...checks(file, settings.groups, result),
    origin: {
      source: basename(path),
      ...(anchor === undefined ? {} : { anchor: { id: anchor.id, version: anchor.version, scaleId: anchor.scale.id } }),
      command: context.commandLine,
    },
    language: context.language,
    version: packageVersion,
  }
  return calibrationPage(page)
}

/** Fit and DIF of the items that a bank may hold. */
function checks(
  file: ResponseMatrix,
  groups: readonly string[] | undefined,
  result: CalibrationResult,
): { readonly fit?: FitResult; readonly dif?: readonly DifResult[] } {
  const document = bankFromCalibration(result, { id: 'calibrated', source: '' }).bank
  if (document.items.length === 0) return {}
  const bank = compileBank(document)
  const places = bank.itemIds.map((id) => file.itemIds.indexOf(id))
  const responses = new Uint8Array(file.persons * places.length)
  for (let p = 0; p < file.persons; p++)
    for (const [to, from] of places.entries())
      responses[p * places.length + to] = file.responses[p * file.itemIds.length + from] as number
  const data = { bank, persons: file.persons, responses }
  const fit = assessFit(data, { parameters: result.items.every(({ held }) => held) ? 'elsewhere' : 'fitted' })
  if (groups === undefined) return { fit }
  const [reference, ...focals] = result.groups.filter(({ persons }) => persons >= fewestOfGroup).map(({ name }) => name)
  const complete = !responses.includes(255)
  const dif = focals.map((focal) =>
    detectDif(
      {
        itemIds: bank.itemIds,
        persons: file.persons,
        responses,
        groups,
        categories: bank.categories,
        ...(complete ? {} : { matching: expectedScores(bank, responses, file.persons) }),
      },
      { method: 'mh', focal, reference },
    ),
  )
  return { fit, dif }
}

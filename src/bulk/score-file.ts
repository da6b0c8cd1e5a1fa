import { MelekError } from '../issues/melek-error.js'
import { openInput } from '../runtime/read-input.js'
import { assertDistinctFiles, type NamedPath } from '../runtime/same-file.js'
import { blankContrast } from './blank-contrast.js'
import { type PassportFacts, type ScoresPassport, scoresPassport } from './passport.js'
import { lastLines } from './person-passes.js'
import type { ScoreFileOptions, ScoreFileResult } from './score-file-options.js'
import { resolveScoreJob } from './score-job.js'
import { openScoreOutputs, passportPath, type ScoreOutputs } from './score-outputs.js'
import { type ScoreStream, scoreStream } from './score-stream.js'

/**
 * Scores a response file of any length in constant memory (but for the ids of the duplicate check, some 16 bytes a person):
 * rows stream in, scores stream out in the order of the file. Rows that cannot be read are refused one by one and never vanish;
 * the good ones are scored all the same. The score file, its passport and the rejects appear together and whole, or not at all.
 * @throws MelekError for a bank, standard, layout or file that cannot be used at all, with every problem; `write-failed`,
 *   `read-failed`, `interrupted`; no output is left behind then
 */
export async function scoreFile(options: ScoreFileOptions): Promise<ScoreFileResult> {
  const job = await resolveScoreJob(options)
  await assertDistinctFiles(inputsOf(options), outputsOf(options))
  const reader = { ...job.reader, lastLines: await lastLines(options.responses, job.reader) }
  const input = await openInput(options.responses, { standardInput: options.standardInput, passing: true })
  const outputs = await openScoreOutputs(options)
  try {
    const stream = await scoreStream({ ...job, reader }, input, outputs, options)
    const refused = outputs.rejects.count
    const rows = { read: stream.scored + refused, scored: stream.scored, refused }
    if (rows.read === 0) throw noRows(options.responses)
    const facts: PassportFacts = {
      ...job,
      input: { name: fileName(options.responses), sha256: input.sha256() },
      rows,
      columns: stream.columns,
      command: options.command,
    }
    const passport = scoresPassport(facts)
    await outputs.commit(passport)
    const result = resultOf(stream, outputs, passport, options)
    const asksForBlanks = result.warnings.some(({ code }) => code === 'blanks-scattered') && options.responses !== '-'
    return {
      ...result,
      standard: job.settings.standard,
      blankContrast: asksForBlanks ? await blankContrast(options.responses, { ...job, reader }) : undefined,
    }
  } finally {
    await outputs.abort()
  }
}

function resultOf(
  stream: ScoreStream,
  { rejects }: ScoreOutputs,
  passport: ScoresPassport,
  options: ScoreFileOptions,
): Omit<ScoreFileResult, 'standard' | 'blankContrast'> {
  const { header, warnings } = stream.reader
  return {
    rows: passport.rows.read,
    scored: passport.rows.scored,
    rejected: passport.rows.refused,
    provisional: passport.provisional,
    summary: stream.summary,
    firstRejects: rejects.first,
    rejectsByCode: rejects.byCode,
    missingItems: header?.missingItems ?? [],
    ignoredColumns: header?.ignoredColumns ?? [],
    idColumn: header?.idColumn ?? 'person',
    // Whoever has said what empty cells mean need not be asked.
    warnings: warnings.filter(({ code }) => code !== 'blanks-scattered' || options.blank === undefined),
    passport,
  }
}

function inputsOf(options: ScoreFileOptions): NamedPath[] {
  return (['responses', 'bank', 'standard', 'layout', 'keys'] as const).flatMap((role) => {
    const path = options[role]
    return typeof path === 'string' ? [{ role, path }] : []
  })
}

function outputsOf({ out, rejects }: ScoreFileOptions): NamedPath[] {
  return [
    { role: 'out', path: out },
    ...(out === '-' ? [] : [{ role: 'the passport', path: passportPath(out) }]),
    ...(rejects === undefined ? [] : [{ role: 'rejects', path: rejects }]),
  ]
}

function fileName(path: string): string {
  return /[^/\\]*$/.exec(path)?.[0] ?? path
}

function noRows(path: string): MelekError {
  const message = `"${path}" has a header but no rows: there is nobody to score; check that it is the right file and not cut off`
  return new MelekError('responses-no-rows', message)
}

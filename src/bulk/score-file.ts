import { MelekError } from '../issues/melek-error.js'
import { assertDistinctFiles, type NamedPath } from '../runtime/same-file.js'
import { type PassportFacts, type ScoresPassport, scoresPassport } from './passport.js'
import type { ScoreFileOptions, ScoreFileResult } from './score-file-options.js'
import { resolveScoreJob } from './score-job.js'
import { openScoreOutputs, passportPath, type ScoreOutputs } from './score-outputs.js'
import { prepareRun } from './score-run.js'
import { type ScoreStream, scoreStream } from './score-stream.js'

/**
 * Scores a response file of any length in constant memory, but for the ids of the duplicate check (1 to 5 bytes a person in ascending
 * order, else 11 to 21): rows stream in, scores stream out in the order of the file. Rows that cannot be read are refused one by one and never vanish;
 * the good ones are scored all the same. The score file, its passport and the rejects appear together and whole, or not at all.
 * @throws MelekError for a bank, standard, layout or file that cannot be used at all, with every problem; `write-failed`,
 *   `read-failed`, `interrupted`; no output is left behind then
 */
export async function scoreFile(options: ScoreFileOptions): Promise<ScoreFileResult> {
  const resolved = await resolveScoreJob(options)
  await assertDistinctFiles(inputsOf(options), outputsOf(options))
  const outputs = await openScoreOutputs(options)
  try {
    const run = await prepareRun(resolved, options)
    const { job, groups } = run
    const stream = await scoreStream(run, outputs, options)
    const sha256 = run.input.sha256()
    if (run.earlierSha256.some((earlier) => earlier !== sha256)) throw changedMeanwhile(options.responses)
    const refused = outputs.rejects.count
    const rows = { read: stream.scored + refused, scored: stream.scored, refused }
    if (rows.read === 0) throw noRows(options.responses)
    const facts: PassportFacts = {
      ...job,
      groups,
      missingItems: stream.reader.header?.missingItems ?? [],
      input: { name: fileName(options.responses), sha256 },
      rows,
      columns: stream.columns,
      command: options.command,
    }
    const passport = scoresPassport(facts)
    await outputs.commit(passport)
    const result = resultOf(stream, outputs, passport)
    const asksForBlanks = result.warnings.some(({ code }) => code === 'blanks-scattered') && run.input.totalBytes !== undefined
    return {
      ...result,
      groups,
      standard: job.settings.standard,
      blankContrast: asksForBlanks
        ? await (await import('./blank-contrast.js')).blankContrast(options.responses, job)
        : undefined,
    }
  } finally {
    await outputs.abort()
  }
}

function resultOf(
  stream: ScoreStream,
  { rejects }: ScoreOutputs,
  passport: ScoresPassport,
): Omit<ScoreFileResult, 'standard' | 'blankContrast' | 'groups'> {
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
    warnings,
    passport,
  }
}

function inputsOf(options: ScoreFileOptions): NamedPath[] {
  const files = (['responses', 'bank', 'standard', 'layout', 'keys'] as const).map((role) => ({ role, path: options[role] }))
  return [...files, { role: 'the key that hides ids', path: options.hashId }].flatMap(({ role, path }) =>
    typeof path === 'string' ? [{ role, path }] : [],
  )
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

function changedMeanwhile(path: string): MelekError {
  return new MelekError('read-failed', `"${path}" was changed between two passes over it; score it when nobody writes to it`)
}

function noRows(path: string): MelekError {
  const message = `"${path}" has a header but no rows: there is nobody to score; check that it is the right file and not cut off`
  return new MelekError('responses-no-rows', message)
}

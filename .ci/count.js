import { readdirSync, readFileSync } from 'node:fs'

/** Prints "N passed, N failed, N skipped" over the vitest reports of a folder; a failed step without a report is one failure more. */
const [folder = '.', failedSteps = '0'] = process.argv.slice(2)
const reports = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))

/** @param {string} field */
const sum = (field) => reports.reduce((total, report) => total + report[field], 0)

// A file that does not even load counts no test of its own.
const emptyFailures = reports
  .flatMap((report) => report.testResults)
  .filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
const failed = sum('numFailedTests') + emptyFailures.length + Number(failedSteps)
process.stdout.write(
  `${sum('numPassedTests')} passed, ${failed} failed, ${sum('numPendingTests') + sum('numTodoTests')} skipped\n`,
)

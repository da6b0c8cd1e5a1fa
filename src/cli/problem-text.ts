import type { Issue } from '../issues/issue.js'
import { isMelekError } from '../issues/melek-error.js'
import { isSpoken } from './spoken.js'
import { knownProblem } from './words/issues/known-problems.js'
import { detailSentences, errorSentences } from './words/issues/problem-sentences.js'
import { inIndonesian as rejectInIndonesian } from './words/reject-words.js'

/**
 * An error in Indonesian without its issues: the sentence of its code, and behind it the English message for its names and figures,
 * unless the whole message is known in Indonesian. What is no error of melek is one of the system.
 */
export function errorInIndonesian(error: Error): string {
  if (!isMelekError(error)) return withDetail(ofSystem, error.message, error.message)
  const [message = ''] = error.issues.length > 0 ? error.message.split('\n') : [error.message]
  if (isSpoken(error)) return message
  const whole = knownProblem(message)
  if (whole !== undefined) return whole
  // The head of a list that neither names nor counts anything says what the sentence of the code says.
  const isEmpty = error.issues.length > 0 && !/["\d]/.test(message)
  return withDetail(errorSentences[error.code], isEmpty ? undefined : message, message)
}

const ofSystem = 'sistem menolak pekerjaan pada sebuah berkas; periksa nama, izin, dan ruangnya'

/** An issue in Indonesian: the place, the sentence of its code, and the English message behind it unless that is known whole. */
export function issueInIndonesian(issue: Issue): string {
  const place = placeInIndonesian(issue)
  return place === '' ? problemInIndonesian(issue) : `${place}: ${problemInIndonesian(issue)}`
}

function problemInIndonesian(issue: Issue): string {
  const { code, message } = issue
  if (isSpoken(issue)) return message
  const whole = knownProblem(message) ?? rejectInIndonesian(message)
  return whole ?? withDetail(detailSentences[code], message, message)
}

/** As `issueText` gives the place. */
function placeInIndonesian({ line, column, item, path }: Issue): string {
  const place = [
    line === undefined ? undefined : `baris ${line}`,
    column === undefined ? undefined : `kolom "${column}"`,
    item === undefined ? undefined : `butir "${item}"`,
  ].filter((part) => part !== undefined)
  return place.length > 0 ? place.join(', ') : (path ?? '')
}

function withDetail(sentence: string | undefined, detail: string | undefined, message: string): string {
  if (sentence === undefined) return message
  return detail === undefined ? sentence : `${sentence}\nRincian: ${detail}`
}

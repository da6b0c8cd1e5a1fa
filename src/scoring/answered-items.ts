import type { CompiledBank } from '../bank/compile-bank.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { CategoryCurve } from '../models/category-curve.js'
import { missing } from './proficiency-estimate.js'

/** One response that counts. */
export interface AnsweredItem {
  /** Place of the item in the bank. */
  readonly index: number
  readonly curve: CategoryCurve
  /** Observed category, 0 … categories − 1. */
  readonly response: number
}

/**
 * The responses that count, in bank order.
 * @param responses category per item in bank order, 255 or −1 = not administered
 * @throws MelekError `responses-invalid` for a length other than the bank's and for every response that is no category
 */
export function answeredItems(bank: CompiledBank, responses: ArrayLike<number>): AnsweredItem[] {
  if (responses.length !== bank.curves.length) {
    throw new MelekError(
      'responses-invalid',
      `responses need one entry per item of the bank, ${bank.curves.length}, got ${responses.length}; fill items not given with 255`,
    )
  }
  const answered: AnsweredItem[] = []
  const issues: Issue[] = []
  for (let index = 0; index < responses.length; index++) {
    const response = responses[index] as number
    if (response === missing || response === -1) continue
    const curve = bank.curves[index] as CategoryCurve
    if (Number.isInteger(response) && response >= 0 && response < curve.categories) answered.push({ index, curve, response })
    else issues.push(invalidResponse(bank.itemIds[index] as string, response, curve.categories))
  }
  if (issues.length > 0)
    throw new MelekError('responses-invalid', `${issues.length} response(s) are not categories of their items`, issues)
  return answered
}

function invalidResponse(item: string, response: number, categories: number): Issue {
  const message = `a response must be a category 0 … ${categories - 1}, or 255 or −1 for not administered, got ${response}; check the coding`
  return { code: 'response-invalid', message, item }
}

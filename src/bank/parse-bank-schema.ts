import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { bankIssues } from './bank-issues.js'
import { schemaIssues } from './document-issues-schema.js'
import type { ItemBank } from './item-bank.js'
import { itemBankSchema } from './item-bank-schema.js'
import { migrateBank } from './migrate-bank.js'

/** Outcome of checking a document: the bank, or every problem at once. */
export type BankCheck =
  | { readonly kind: 'valid'; readonly bank: ItemBank }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }

/** Checks an unknown value as a `melek-bank` document; older formats are migrated first. */
export function checkBank(document: unknown): BankCheck {
  const migrated = migrateBank(document)
  const parsed = itemBankSchema.safeParse(migrated)
  if (!parsed.success) return { kind: 'invalid', issues: schemaIssues(parsed.error, migrated) }
  const issues = bankIssues(parsed.data)
  return issues.length === 0 ? { kind: 'valid', bank: parsed.data } : { kind: 'invalid', issues }
}

/**
 * The item bank in an unknown value, for instance the parsed JSON of a file.
 * @throws MelekError `bank-invalid` with every problem, item id and repair
 */
export function parseBank(document: unknown): ItemBank {
  const check = checkBank(document)
  if (check.kind === 'valid') return check.bank
  throw new MelekError('bank-invalid', `the item bank has ${check.issues.length} problem(s)`, check.issues)
}

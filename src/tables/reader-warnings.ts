import type { ReadingContext } from './reading-context.js'
import type { BlankStatistics, ReaderWarning } from './responses.js'

/** What a person should know of a file that was read to its end. */
export function readerWarnings({ blanks, longIds, seen, options }: ReadingContext): ReaderWarning[] {
  const warnings: ReaderWarning[] = []
  const statistics: BlankStatistics = blanks.statistics
  if (statistics.looksScattered) {
    const message =
      `${statistics.scatteredRows} of ${statistics.rows} rows have empty cells that look like omissions, not like another form; ` +
      'say what they mean: --blank omitted, --blank not-reached or --blank not-presented'
    warnings.push({ code: 'blanks-scattered', message })
  }
  if (longIds.all >= FEWEST_LONG_IDS && longIds.ending === longIds.all) {
    const message = `all ${longIds.all} ids of 16 or 17 digits end in zeros, as a spreadsheet would round them; compare them with the original`
    warnings.push({ code: 'ids-perhaps-rounded', message })
  }
  const unseen = options.shape === 'wide' ? [] : options.items.filter((_, item) => seen[item] === 0).map(({ id }) => id)
  if (unseen.length > 0) {
    const some = unseen.slice(0, 5).join(', ') + (unseen.length > 5 ? ', …' : '')
    warnings.push({
      code: 'items-unseen',
      message: `${unseen.length} of ${options.items.length} items of the bank have no response in the file: ${some}`,
    })
  }
  return warnings
}

/** So many 16-digit ids all end in 0 by chance once in a hundred thousand files. */
const FEWEST_LONG_IDS = 5

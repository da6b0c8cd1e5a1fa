import { openWholeFile } from '../runtime/whole-file.js'
import type { Reject } from '../tables/responses.js'

/** Where refused rows go: all into a file, or the first few into the result; always counted. */
export interface RejectLog {
  readonly count: number
  /** The first few. */
  readonly first: readonly Reject[]
  /** Counts by kind of problem. */
  readonly byCode: Readonly<Record<string, number>>
  add(reject: Reject): void
  /** Writes what was added since the last call. */
  flush(): Promise<void>
  /** Puts the file in its place. */
  commit(): Promise<void>
  abort(): Promise<void>
}

/** Refused rows that a result lists. */
export const LISTED_REJECTS = 10

/**
 * Opens the rejects file `line,person,reason` (physical line, header = 1), or only counts without one.
 * @param hidesIds whether lines alone say who was refused
 * @throws MelekError `write-failed`
 */
export async function openRejectLog(path: string | undefined, hidesIds = false): Promise<RejectLog> {
  const file = path === undefined ? undefined : await openWholeFile(path)
  const byCode: Record<string, number> = {}
  const first: Reject[] = []
  let waiting = csvLine(['line', 'person', 'reason'])
  let count = 0
  const flush = async (): Promise<void> => {
    const text = waiting
    waiting = ''
    if (text !== '') await file?.write(new TextEncoder().encode(text))
  }
  return {
    get count() {
      return count
    },
    first,
    byCode,
    add(refused) {
      const reject = hidesIds ? { ...refused, person: '' } : refused
      count++
      byCode[reject.code] = (byCode[reject.code] ?? 0) + 1
      if (first.length < LISTED_REJECTS) first.push(reject)
      if (file !== undefined) waiting += csvLine([String(reject.line), reject.person, reject.reason])
    },
    flush,
    async commit() {
      await flush()
      await file?.commit()
    },
    abort: async () => file?.abort(),
  }
}

/** A line of CSV after RFC 4180. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`
}

import { readBytes } from '../bulk/read-document.js'
import { parseRoster, type Roster } from '../population/roster/roster.js'
import { readTable } from '../tables/read-records.js'

/** A roster from a table with strata and the column `count`. @throws MelekError `roster-invalid`, `read-failed`, `table-…` */
export async function readRoster(path: string): Promise<Roster> {
  const { header, records } = readTable(await readBytes(path))
  return parseRoster(
    header,
    records.map(({ cells }) => cells),
  )
}

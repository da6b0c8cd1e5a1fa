/** One step from a format to the next; receives and returns plain JSON. */
type Migration = (document: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>

/** Migrations by the format they start from. `melek-bank/1` is the first format, so there is none yet. */
const migrations: Readonly<Record<string, Migration>> = {}

/** Brings a bank document of an older format up to the current one; other values pass unchanged. */
export function migrateBank(document: unknown, steps: Readonly<Record<string, Migration>> = migrations): unknown {
  let current = document
  for (;;) {
    if (typeof current !== 'object' || current === null || !('format' in current)) return current
    const step = Object.hasOwn(steps, String(current.format)) ? steps[String(current.format)] : undefined
    if (step === undefined) return current
    current = step(current as Readonly<Record<string, unknown>>)
  }
}

import { openWholeFile } from '../runtime/whole-file.js'
import type { SimulatedTest } from '../simulation/simulate-test.js'
import { simulationHeader, simulationRow, simulationTraceLines } from '../simulation/simulation-rows.js'
import type { CommandContext } from './command-context.js'

export interface SimulationFiles {
  /** @param design name of the design, where there are several */
  write(tests: readonly SimulatedTest[], design: string | undefined): Promise<void>
  commit(): Promise<void>
  /** Removes what is not whole. */
  abort(): Promise<void>
}

interface TextSink {
  write(text: string): Promise<void>
  commit(): Promise<void>
  abort(): Promise<void>
}

/** Opens the row file and the trace, where they are wanted. @throws MelekError `write-failed` */
export async function openSimulationFiles(
  paths: { readonly out?: string | undefined; readonly trace?: string | undefined },
  severalDesigns: boolean,
  context: Pick<CommandContext, 'stdout'>,
): Promise<SimulationFiles> {
  const rows = await openSink(paths.out, context)
  const trace = await openSink(paths.trace, context).catch(async (error: unknown) => {
    await rows.abort()
    throw error
  })
  await rows.write(simulationHeader(severalDesigns))
  return {
    async write(tests, design) {
      await rows.write(tests.map((test) => simulationRow(test, design)).join(''))
      await trace.write(tests.map((test) => simulationTraceLines(test, design)).join(''))
    },
    async commit() {
      await rows.commit()
      await trace.commit()
    },
    async abort() {
      await rows.abort()
      await trace.abort()
    },
  }
}

const nothing = async (): Promise<void> => undefined

async function openSink(path: string | undefined, { stdout }: Pick<CommandContext, 'stdout'>): Promise<TextSink> {
  if (path === undefined) return { write: nothing, commit: nothing, abort: nothing }
  if (path === '-') return { write: async (text) => void stdout.write(text), commit: nothing, abort: nothing }
  const file = await openWholeFile(path)
  return {
    write: (text) => file.write(new TextEncoder().encode(text)),
    commit: () => file.commit(),
    abort: () => file.abort(),
  }
}

import { type HeapProfiler, Session } from 'node:inspector/promises'

/** Mean distance of two samples, in bytes. */
const samplingInterval = 4096

/** Bytes that some work takes from the heap, garbage included, by sampling; the contents of typed arrays are not counted. */
export async function allocatedBytes(work: () => unknown): Promise<number> {
  const session = new Session()
  session.connect()
  await session.post('HeapProfiler.startSampling', {
    samplingInterval,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  } as HeapProfiler.StartSamplingParameterType)
  work()
  const { profile } = await session.post('HeapProfiler.stopSampling')
  session.disconnect()
  return bytesOf(profile.head)
}

function bytesOf({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number {
  return children.reduce((sum, child) => sum + bytesOf(child), selfSize)
}

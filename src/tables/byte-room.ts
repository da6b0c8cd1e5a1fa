/** Memory for a column of numbers. */
export type Allocate = (bytes: number) => ArrayBufferLike

/** Memory of one thread. */
export const ownMemory: Allocate = (bytes) => new ArrayBuffer(bytes)

/** Memory that threads can hand to each other without a copy. */
export const sharedMemory: Allocate = (bytes) => new SharedArrayBuffer(bytes)

/** A buffer of at least so many bytes that begins with those of another; shared memory stays shared. */
export function lengthened(bytes: Uint8Array, least: number): Uint8Array {
  // Browsers know shared memory in isolated pages only.
  const shared = typeof SharedArrayBuffer !== 'undefined' && bytes.buffer instanceof SharedArrayBuffer
  const longer = new Uint8Array((shared ? sharedMemory : ownMemory)(Math.max(least, 2 * bytes.length)))
  longer.set(bytes)
  return longer
}

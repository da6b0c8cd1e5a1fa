/**
 * How far behind a multiple of eight bytes an address is. What goes to memory that threads share is copied by words where it stands as far
 * behind one as its place there, else byte by byte.
 */
export function behindWord(address: number): number {
  return address & 7
}

/** What a function may read or write beyond the last thing of its kind. */
const BEYOND = 64

/**
 * Where each part of a kernel's memory begins, in bytes, and where the last one ends: parts of the sizes given, in their order, with room
 * behind each for what is read and written sixteen bytes at a time.
 */
export function layOut<Name extends string>(
  sizes: Readonly<Record<Name, number>>,
): { readonly at: Readonly<Record<Name, number>>; readonly end: number } {
  let end = 0
  const at = {} as Record<Name, number>
  for (const name of Object.keys(sizes) as Name[]) {
    at[name] = end
    end = Math.ceil((end + sizes[name] + BEYOND) / 64) * 64
  }
  return { at, end }
}

/** Widest numbers that a register of 32 bits holds together with the bits of a byte begun. */
export const widestHybrid = 24

/**
 * Kernel: numbers of so many bits each, written as runs of one number and as packed bits in turn, which is how Parquet keeps places
 * in a dictionary and where a column is empty. Its readable twin is readRleBitPackedHybrid of hyparquet.
 * @param out as many as there are
 * @param end place in the bytes behind the last one
 * @throws RangeError where the bytes end early
 * @source Apache Parquet format, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid (RLE = 3)"
 */
export function readHybridInto(
  out: Uint8Array | Uint16Array | Uint32Array,
  bytes: Uint8Array,
  { start, end, width }: { readonly start: number; readonly end: number; readonly width: number },
): void {
  const count = out.length
  const valueBytes = (width + 7) >> 3
  let at = start
  for (let seen = 0; seen < count; ) {
    let header = 0
    for (let shift = 0; ; shift += 7) {
      if (at >= end || shift > 28) throw new RangeError('the numbers of a page end early')
      const byte = bytes[at++] as number
      header |= (byte & 127) << shift
      if (byte < 128) break
    }
    if ((header & 1) === 1) {
      const packed = Math.min(count - seen, (header >>> 1) * 8)
      if (at + Math.ceil((packed * width) / 8) > end || packed === 0)
        throw new RangeError('the packed numbers of a page end early')
      unpackInto(out, seen, seen + packed, { bytes, at, width })
      seen += packed
      at += (header >>> 1) * width
    } else {
      const run = Math.min(count - seen, header >>> 1)
      if (at + valueBytes > end || run === 0) throw new RangeError('a run of numbers of a page ends early')
      let value = 0
      for (let byte = 0; byte < valueBytes; byte++) value |= (bytes[at++] as number) << (8 * byte)
      out.fill(value, seen, seen + run)
      seen += run
    }
  }
}

function unpackInto(
  out: Uint8Array | Uint16Array | Uint32Array,
  from: number,
  to: number,
  { bytes, at, width }: { readonly bytes: Uint8Array; readonly at: number; readonly width: number },
): void {
  const mask = 2 ** width - 1
  let next = at
  let held = 0
  let bits = 0
  for (let i = from; i < to; i++) {
    while (bits < width) {
      held |= (bytes[next++] as number) << bits
      bits += 8
    }
    out[i] = held & mask
    held >>>= width
    bits -= width
  }
}

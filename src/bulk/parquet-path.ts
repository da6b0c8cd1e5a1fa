/** Whether a path names a Parquet file. */
export function isParquetPath(path: string): boolean {
  return /\.parquet$/i.test(path)
}

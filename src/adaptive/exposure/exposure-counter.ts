/**
 * Name of the counter that an item's exposure is counted by: its family's, so that whoever has seen one member has seen them all, or its
 * own id.
 */
export function exposureCounter(item: { readonly id: string; readonly family?: string | undefined }): string {
  return item.family === undefined ? item.id : `family:${item.family}`
}

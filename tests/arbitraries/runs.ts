const factor = Number(process.env.PROPERTY_FACTOR ?? 1)

/** How often a property of costly cases is tried: `usual` times in the main suite, ten times as often by `npm run test:long`. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: usual * factor }
}

import { type DifOptions, difDefaults } from './dif-data.js'

/** The options with every default filled in. */
export type DifSettings = {
  readonly [Name in Exclude<keyof DifOptions, 'reference' | 'anchors'>]-?: Exclude<DifOptions[Name], undefined>
} & Pick<DifOptions, 'reference' | 'anchors'>

export function difSettings(options: DifOptions): DifSettings {
  return {
    focal: options.focal,
    reference: options.reference,
    anchors: options.anchors,
    method: options.method ?? difDefaults.method,
    alpha: options.alpha ?? difDefaults.alpha,
    adjustment: options.adjustment ?? difDefaults.adjustment,
    purify: options.purify ?? difDefaults.purify,
    maximumPurifications: options.maximumPurifications ?? difDefaults.maximumPurifications,
    test: options.test ?? difDefaults.test,
    adaptive: options.adaptive ?? difDefaults.adaptive,
    rmsdLimit: options.rmsdLimit ?? difDefaults.rmsdLimit,
  }
}

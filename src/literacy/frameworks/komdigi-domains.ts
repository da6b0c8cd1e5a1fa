import type { LocalizedText } from '../localized-text.js'

export type KomdigiDomainId = 'skills-and-interaction' | 'mindset' | 'ethics-and-safety' | 'public-service' | 'leadership'

export interface KomdigiDomain {
  readonly id: KomdigiDomainId
  readonly name: LocalizedText
}

/**
 * The five domains of the pilot "Indeks Kompetensi Digital ASN".
 * @source Komdigi and UGM (2025), pilot in Samarinda, Cilegon and Gunungkidul, as named in the press
 */
export const komdigiDomains: readonly KomdigiDomain[] = [
  { id: 'skills-and-interaction', name: { id: 'Kecakapan dan interaksi digital', en: 'Digital skills and interaction' } },
  { id: 'mindset', name: { id: 'Pola pikir digital', en: 'Digital mindset' } },
  { id: 'ethics-and-safety', name: { id: 'Etika dan keamanan digital', en: 'Digital ethics and safety' } },
  { id: 'public-service', name: { id: 'Pelayanan publik digital', en: 'Digital public service' } },
  { id: 'leadership', name: { id: 'Kepemimpinan digital', en: 'Digital leadership' } },
]

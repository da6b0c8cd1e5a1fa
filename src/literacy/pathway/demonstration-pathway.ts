import type { Pathway } from './learning-pathway.js'

/**
 * A pathway for the five levels of the demonstration standard, to be replaced by an agency's own. The formats exist; which level and
 * pillar each of them serves is our proposal.
 */
export const demonstrationPathway: Pathway = {
  format: 'melek-pathway/1',
  id: 'asn-digital-literacy/demonstration',
  version: '0.1.0',
  formats: [
    {
      id: 'latsar-blended',
      name: { id: 'Latsar CPNS terpadu', en: 'Blended basic training for new civil servants' },
      about: {
        id: 'Pelatihan dasar bagi yang baru diangkat: sekitar 75 persen daring dan 25 persen tatap muka.',
        en: 'Basic training for the newly appointed: about 75 per cent online and 25 per cent in class.',
      },
    },
    {
      id: 'smart-asn',
      name: { id: 'Modul SMART ASN', en: 'SMART ASN module' },
      about: {
        id: 'Modul literasi digital dalam agenda ketiga pelatihan dasar, bagi yang baru diangkat dan sudah menguasai dasarnya.',
        en: 'The digital-literacy module in the third agenda of basic training, for new staff who have the basics.',
      },
    },
    {
      id: 'micro-learning',
      name: { id: 'Pembelajaran mikro', en: 'Micro-learning' },
      about: {
        id: 'Pelajaran singkat di gawai, satu tugas sehari-hari setiap kali, dengan latihan.',
        en: 'Short lessons on a phone, one everyday task at a time, with practice.',
      },
    },
    {
      id: 'safety-drill',
      name: { id: 'Latihan keamanan', en: 'Safety drill' },
      about: {
        id: 'Simulasi penipuan dan kebocoran data di unit kerja, dengan pembahasan sesudahnya.',
        en: 'Rehearsed fraud and data leaks in the unit, talked over afterwards.',
      },
    },
    {
      id: 'coaching',
      name: { id: 'Coaching dan komunitas', en: 'Coaching and communities' },
      about: {
        id: 'Pendampingan pada pekerjaan sendiri dan pertukaran dengan rekan dari unit lain.',
        en: 'Guidance on one’s own work and exchange with colleagues of other units.',
      },
    },
    {
      id: 'leadership',
      name: { id: 'Pelatihan kepemimpinan digital', en: 'Digital leadership training' },
      about: {
        id: 'Modul kepemimpinan dan akademi kepemimpinan digital: merancang layanan, kebijakan, dan perubahan.',
        en: 'Leadership modules and the digital leadership academy: designing services, policies and change.',
      },
    },
  ],
  rules: [
    { levels: ['1', '2'], newStaff: true, format: 'latsar-blended' },
    { levels: ['3'], newStaff: true, format: 'smart-asn' },
    { levels: ['1', '2'], format: 'micro-learning' },
    { levels: ['3'], pillars: ['safety'], format: 'safety-drill' },
    { levels: ['3'], format: 'coaching' },
    { levels: ['4', '5'], format: 'leadership' },
  ],
  provenance: {
    status: 'demonstration: no agency has adopted it',
    formats:
      'Latsar 75/25 (2020), SMART ASN in agenda III of basic training, yearly development, coaching and leadership modules: public accounts of LAN, as of 2026; the assignment of levels is ours',
    date: '2026-11-22',
  },
}

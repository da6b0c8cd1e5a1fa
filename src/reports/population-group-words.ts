import { bilingual } from './bilingual.js'

/** Of groups: their shares, participation, borrowed strength and the funnel. */
export const populationGroupWords = bilingual({
  id: {
    groups: 'Kelompok',
    unnamed: '(tanpa nama)',
    groupsDescription: 'Porsi melek digital tiap kelompok dengan selangnya, dibandingkan dengan sasaran',
    groupsNote:
      'Titik adalah porsi, garis selangnya. Kelompok di bawah 10 orang tidak diberi angka; 10–49 dibaca dengan hati-hati (†). Urutan bukan peringkat.',
    participation: 'Partisipasi',
    participationOf: (tested: string, size: string, share: string, empty: string) =>
      `${tested} dari ${size} orang pada daftar (${share})${empty === '' ? '' : `; strata tanpa peserta: ${empty}`}`,
    toMove: 'Perlu naik',
    bounds: 'Terburuk–terbaik',
    borrowed: 'Dengan kekuatan pinjaman',
    borrowedNote:
      'Kekuatan pinjaman: porsi kelompok di bawah 50 orang ditarik ke arah kelompok lain menurut ketidakpastiannya (Fay–Herriot). Disajikan di samping angka kelompok itu sendiri, bukan menggantikannya.',
    funnel: 'Corong: kelompok terhadap batas kebetulan',
    funnelDescription: 'Porsi tiap kelompok terhadap banyaknya orang, dengan batas 95% dan 99,8% bila semua kelompok sama',
    funnelAxis: 'orang yang dites (skala logaritma)',
    funnelNote:
      'Garis dalam 95%, garis luar 99,8%: di antara keduanya perbedaan dapat timbul dari kebetulan belaka. Kotak adalah kelompok di luar batas luar. Ini bukan peringkat.',
    funnelNone: 'Tidak ada kelompok di luar batas luar: perbedaan antarkelompok tidak lebih besar daripada kebetulan.',
    funnelOutside: (names: string) => `Patut ditanyakan sebabnya: ${names}.`,
    zones: {
      'far-below': 'jauh di bawah',
      below: 'di bawah',
      inside: 'di dalam batas',
      above: 'di atas',
      'far-above': 'jauh di atas',
    },
    onRoster: 'Pada daftar',
    tested: 'Dites',
    worst: 'Terburuk',
    best: 'Terbaik',
    boundsNote:
      'Terburuk: semua yang tidak dites berada di bawah batas. Terbaik: semuanya di atas. Batas ini berlaku apa pun sebab ketidakhadirannya.',
    emptyStrata: (names: string) => `Strata tanpa seorang pun yang dites, diwakili yang lain: ${names}.`,
  },
  en: {
    groups: 'Groups',
    unnamed: '(no name)',
    groupsDescription: 'Share of digitally literate people of each group with its interval, against the target',
    groupsNote:
      'Dots are shares, lines their intervals. Groups under 10 persons give no number; 10–49 are to be read with caution (†). The order is no ranking.',
    participation: 'Participation',
    participationOf: (tested: string, size: string, share: string, empty: string) =>
      `${tested} of ${size} people on the roster (${share})${empty === '' ? '' : `; strata without anybody tested: ${empty}`}`,
    toMove: 'To move',
    bounds: 'Worst–best',
    borrowed: 'With borrowed strength',
    borrowedNote:
      "Borrowed strength: the share of a group under 50 persons is drawn towards the others by how uncertain it is (Fay–Herriot). It stands beside the group's own figure, never instead of it.",
    funnel: 'Funnel: groups against the limits of chance',
    funnelDescription: 'Share of each group by its number of persons, with the limits of 95% and 99.8% if all groups were alike',
    funnelAxis: 'persons tested (logarithmic scale)',
    funnelNote:
      'Inner lines 95%, outer lines 99.8%: between them, differences may come from chance alone. Squares are groups beyond the outer lines. This is no ranking.',
    funnelNone: 'No group lies beyond the outer lines: groups differ no more than by chance.',
    funnelOutside: (names: string) => `Worth asking why: ${names}.`,
    zones: { 'far-below': 'far below', below: 'below', inside: 'inside the limits', above: 'above', 'far-above': 'far above' },
    onRoster: 'On the roster',
    tested: 'Tested',
    worst: 'Worst',
    best: 'Best',
    boundsNote:
      'Worst: nobody of those not tested is at the cut. Best: all of them are. These bounds hold whatever the reason for absence.',
    emptyStrata: (names: string) => `Strata of which nobody was tested, stood for by the others: ${names}.`,
  },
})

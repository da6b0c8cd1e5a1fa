/** Indonesian for errors of models, scoring and doubt about parameters. */
export const modelErrors = {
  'options-invalid': 'ada pilihan yang tidak dikenal, tidak lengkap, atau di luar jangkauan; perbaiki yang disebut',
  'parameter-invalid': 'parameter butir tidak diperbolehkan modelnya; perbaiki parameter yang disebut',
  'scaling-constant-invalid': 'konstanta skala D harus bilangan terhingga di atas 0; beri 1, 1.7, atau 1.702',
  'theta-invalid': 'theta harus bilangan terhingga, dalam logit',
  'response-invalid': 'jawaban bukan kategori butirnya; kodekan ulang mulai dari 0',
  'columns-short': 'kolom lebih pendek daripada banyaknya orang dan butir; lengkapi isinya',
  'plausible-values-invalid':
    'nilai plausibel tidak dapat ditarik seperti diminta: banyaknya di luar jangkauan, atau ada orang tanpa prior; minta 1 sampai 1000 nilai (lazimnya 5 atau 10)',
  'responses-invalid': 'jawaban tidak sepadan dengan bank: banyaknya lain, atau kategorinya tidak dimiliki butir',
  'sum-score-nominal': 'skor jumlah diminta untuk butir yang kategorinya tidak berurutan (NRM); pakai cara lain',
  'category-invalid': 'kategori yang hendak dicapai tidak dimiliki butir; sebut kategori di atas 0 yang ada',
  'response-probability-invalid': 'peluang jawaban harus di antara 0 dan 1, misalnya 0.67',
  'slope-zero': 'butir dengan lereng 0 tidak punya kesulitan; keluarkan butir itu, atau biarkan sebagai NRM',
  'parscale-asymptote':
    'butir PARSCALE berkategori banyak punya asimtot bawah, yang tidak dimiliki model mana pun di sini; tetapkan di 0 dan kalibrasi lagi',
  'scale-change-invalid':
    'perubahan skala punya lereng yang tidak di atas 0, atau angka tak terhingga; periksa penyatuan skala asalnya',
  'uncertainty-invalid':
    'ketidakpastian butir tidak menyisakan parameter yang diperbolehkan modelnya; perbaiki "uncertainty" butir yang disebut',
  'uncertainty-impossible':
    'tidak ada parameter yang sah dapat diundi dari ketidakpastian butir; periksa galat baku, kovarians, atau priornya',
  'form-invalid':
    'paket soal tanpa butir, atau dengan butir NRM, tidak punya skor untuk dipadankan; keluarkan butir yang disebut',
  'link-weighting':
    'titik dan bobot pembanding kurva tidak sah; beri titik terhingga sebanyak bobotnya, tanpa bobot negatif dan tidak semuanya 0',
  'link-slope': 'lereng penyatuan skala harus di atas 0; untuk bank Rasch beri 1, selain itu hilangkan',
  'link-version': 'bank hasil penyatuan akan punya id dan versi yang sama dengan bank asalnya; beri versi lain',
  'link-prior':
    'prior kesulitan butir berbentuk lain daripada normal, yang tidak punya bentuk di skala lain; pakai sebaran normal',
  'drift-limits': 'batas pergeseran butir mustahil; z tahan pencilan harus di atas 0, RMSD di antara 0 dan 1',
} satisfies Readonly<Record<string, string>>

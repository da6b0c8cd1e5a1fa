#!/bin/sh
# From an exam file to the page for the ministry. ALL DATA ARE SYNTHETIC.
# Run it in an empty folder; `npm run build` comes first. MELEK names another cli.js, BANK another copy of the bank's folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
MELEK=${MELEK:-$here/../../dist/cli.js}
BANK=${BANK:-$here/../../item-banks/asn-digital-literacy}
export MELEK_LANG=en
melek() { printf '\n$ melek %s\n' "$*"; node "$MELEK" "$@"; }

# 1. An exam file: 3,000 synthetic persons in 12 agencies, with agency, region and age.
melek demo --persons 3000 --seed worked-example --out demo
cp demo/synthetic-exam.csv exam.csv
cp "$here/roster.csv" roster.csv
cp -R "$BANK" bank

# 2. What is in the file?
melek inspect exam.csv --bank bank --out layout.json

# 3. Scores, with plausible values that know the agency.
melek score exam.csv --layout layout.json --bank bank --standard bank/standard.json \
  --plausible-values 10 --seed worked-example --condition agency --keep agency --out scores.csv

# 4. The page for the ministry, in Indonesian, with the roster and the path to 2029.
melek --lang id population scores.csv --bank bank/bank.json --group agency --roster roster.csv --year 2026 \
  --gain 0.15,0.05 --turnover 0.04,0.8,0.05 --seed worked-example --synthetic --report ministry.html --json ministry.json

# 5. Do the page and its inputs still belong together?
melek verify ministry.html

# 6. The page for one person.
melek take --simulate 0.2 --seed worked-example --save session.json --report person.html

#!/bin/bash
# What melek score leaves behind when it is stopped: full disks, closed pipes, signals. One line a case, the exit code first.
# Usage: npm run build && bash benchmarks/score-safety.sh; the cases of a full disk need the right to mount.
cli=$(pwd)/dist/cli.js
export MELEK_LANG=en
folder=$(mktemp -d)
cd "$folder" || exit 1
trap 'umount full 2>/dev/null; rm -rf "$folder"' EXIT
mkdir full out
printf 'item,model,a,b,c\n' > items.csv
for i in $(seq 20); do printf 'A%d,3pl,1.%d,0.%d,0.2\n' "$i" $((i % 9)) "$i" >> items.csv; done
awk 'BEGIN { srand(1); printf "person"; for (i = 1; i <= 20; i++) printf ",A%d", i; print ""
  for (p = 1; p <= 1000000; p++) { printf "P%07d", p; for (i = 1; i <= 20; i++) printf ",%d", rand() < 0.6; print "" } }' > r.csv
score() { node "$cli" score r.csv --bank items.csv --workers "$workers" "$@"; }
say() { printf '%-42s exit %-4s %s\n' "$workers workers: $1" "$2" "$3"; }
left() { find "$1" -type f -printf '%f '; }

for workers in 1 2; do
  score --out /dev/full > /dev/null 2> said; say '/dev/full' $? "$(head -1 said)"
  score > /dev/full 2> said; say 'standard output is full' $? "$(grep -a written said | tail -1)"
  score 2> said | head -2 > /dev/null; say 'the reader closes the pipe' "${PIPESTATUS[0]}" "$(grep -a written said | tail -1)"
  if mount -t tmpfs -o size=2m none full 2> /dev/null; then
    echo old > full/s.csv
    score --out full/s.csv > /dev/null 2> said; say 'the disk becomes full' $? "left: $(left full)old: $(cat full/s.csv)"
    score --out full/s.csv.gz > /dev/null 2> said; say 'the disk becomes full, .gz' $? "left: $(left full)"
    umount full
  fi
  for signal in INT TERM KILL; do
    rm -f out/*; echo old > out/s.csv
    node "$cli" score r.csv --bank items.csv --workers "$workers" --out out/s.csv > /dev/null 2> said &
    run=$!
    until [ -s out/s.csv.part ]; do sleep 0.05; done
    kill -$signal $run; wait $run 2> /dev/null
    say "SIG$signal in the middle" $? "left: $(left out)old: $(cat out/s.csv)"
  done
  score --out out/s.csv > /dev/null 2> said; say 'the run after it' $? "left: $(left out)rows: $(wc -l < out/s.csv)"
done

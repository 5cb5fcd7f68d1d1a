import { describe, expect, it } from 'vitest';
import { here, inBash } from './like-bash.fixture.ts';

/** Options of the filters that a course uses: here and on this machine, compared in output, errors and exit status. */
const LINES: readonly string[] = [
  // tail, head
  'tail numbers',
  'tail -2 numbers',
  'tail -n 2 mail.txt',
  'tail -n +3 mail.txt',
  'tail -n +0 numbers; tail -n 0 numbers; tail -n -1 numbers',
  'tail -c 5 mail.txt',
  'tail -c +5 numbers',
  'tail -c 1K mail.txt | wc -c',
  'tail -n 1 numbers crlf',
  'tail -q -n 1 numbers crlf',
  'tail -v -n 1 numbers',
  'tail -n 1 numbers nosuch crlf',
  'tail -n 1 - < numbers; tail -v -n1 < numbers',
  'tail -n x numbers',
  'tail -c x numbers',
  'tail -k numbers',
  'tail --lines=2 numbers; tail --bytes 3 numbers',
  'tail -f nosuch',
  'tail nosuch; echo $?',
  'mkdir d; tail d; echo $?',
  'tail unended; tail -n1 unended | od -c',
  'head -3 mail.txt',
  'head -n -2 mail.txt',
  'head -c -5 numbers',
  'head -c 1K numbers | wc -c',
  'head -n 1 numbers crlf nosuch',
  'head -q -n 1 numbers crlf; head -v -n 1 numbers',
  'head -n 0 numbers; head -n x numbers; head -n -x numbers',
  'seq 100 | head -n 2; seq 5 | tail -n 2; seq 5 | tail -n +4',
  'head -n 2 < mail.txt; cat mail.txt | head -1',
  // wc
  'wc -l numbers; wc -w < mail.txt; wc -c mail.txt numbers; wc -m crlf',
  'wc nosuch numbers',
  'wc < numbers; cat numbers | wc; echo -n | wc',
  'wc -lw numbers; wc --lines numbers; wc -x numbers',
  "printf 'é\\n' | wc -cm",
  // sort, uniq
  'sort -r numbers; sort -nr numbers | head -1',
  'sort -t, -k2,2 -u hosts.csv; sort -t , -k 3 -n hosts.csv',
  'sort -o out numbers; cat out; sort -m numbers numbers | wc -l',
  "printf 'b 2\\na 10\\nc 1\\n' | sort -k2n; printf 'b 2\\na 10\\n' | sort -k2",
  "printf 'B\\na\\nC\\n' | sort -f; printf 'x\\nx\\ny\\n' | sort | uniq -c | sort -rn",
  'sort -c numbers; echo $?; sort --reverse --numeric-sort numbers',
  "printf 'a\\na\\nb\\n' | uniq -c",
  "printf 'a\\nA\\n' | uniq -ci; uniq nosuch; uniq -x",
  // cut, tr
  "cut -d' ' -f1 mail.txt; cut -d: -f1,2 mail.txt | head -2",
  'cut -f 1 -d , --complement hosts.csv; cut -c 1,3 numbers; cut -b -2 numbers',
  'cut -d, -f 9 hosts.csv; cut -f; cut -x',
  "echo 'a b' | tr ' ' '\\n'; echo hello | tr a-y b-z; echo Hello | tr -d '[:upper:]'; echo aab | tr -s ab x",
  "echo 'a1b2' | tr -d '[:digit:]'; echo 'a  b' | tr -s ' '; echo abc | tr -c ab x; tr -x a",
  "echo abc | tr 'abc' '\\101\\102\\103'; echo 'x-y' | tr -- - _; echo a/b | tr / '\\\\'",
  // grep
  'grep MAIL mail.txt; grep -i mail mail.txt; grep -v campus mail.txt; grep -c campus mail.txt',
  'grep -n campus mail.txt numbers; grep -l campus mail.txt numbers; grep -L campus mail.txt numbers; grep -h 9 numbers hosts.csv',
  'grep -w 9 numbers; grep -x 9 numbers; grep -m 1 9 numbers; grep -q 9 numbers; echo $?',
  "grep -E '^(MAIL|RCPT)' mail.txt; grep -o '<[^>]*>' mail.txt; grep -F '.' numbers; grep -e MAIL -e RCPT mail.txt",
  'grep -A1 MAIL mail.txt; grep -B1 DATA mail.txt; grep -C1 RCPT mail.txt; grep -A1 -n 9 numbers',
  'grep -s x nosuch; echo $?; grep x nosuch; echo $?; grep -c nothing mail.txt; echo $?',
  'mkdir d; cp mail.txt d/m; grep -r RCPT d; grep MAIL d; echo $?; grep -rl RCPT d',
  "grep -E '(' mail.txt; echo $?; grep; echo $?",
  "grep '\\.' numbers; grep -E '[0-9]{2,}' numbers; grep '^$' mail.txt; grep -vc '^$' mail.txt",
  "grep -E 'a|b' crlf; grep '^\\.' mail.txt; grep -io SUBJECT mail.txt; grep -b DATA mail.txt",
  'grep -nH 9 numbers; grep --color=never 9 numbers; grep --count 9 numbers; grep --with-filename 9 numbers',
  // sed
  "sed -n '2p;4p' mail.txt; sed '2,3!d' mail.txt; sed -e 's/a/A/' -e 's/b/B/' mail.txt | head -2",
  "sed 's/\\s/_/g' mail.txt | head -2; sed 's/[^a-z]//g;s/o/0/' mail.txt | head -2; sed -n '/MAIL/,/DATA/p' mail.txt",
  "sed --expression='1d' numbers; sed -n --quiet '1p' numbers; echo s/9/X/ > s; sed -f s numbers",
  "sed 's/a/b/; # comment' crlf; sed '$a end' unended; sed 's/\\//|/g' <<< a/b",
  'sed -n numbers; echo $?',
  // seq, date, tee, xargs
  'seq 3; seq 2 4; seq 1 2 7; seq 5 -2 1; seq 0.5 0.5 2; seq -w 8 11; seq -s, 3; seq -f %03g 2',
  'seq; seq x; seq 1 0 5; seq 3 1; seq 1 2 3 4',
  'date -u -d @0; date -u -d @86400 +%F; date -d @0 -R -u; date -u -d @1700000000 +"%Y-%m-%d %H:%M:%S %j %u %A %B %p %I"',
  'date -u -d "2026-11-26 13:00" +%s; date -u -d 2026-01-01 +%a; date -u --iso-8601 -d @0; date -u -Iseconds -d @0',
  'date -d nonsense; date -x; date +%s%N | wc -c; date -u -r nosuch',
  'echo x | tee a b; cat a b; echo y | tee -a a > /dev/null; cat a; echo z | tee /; echo $?',
  "printf 'a b\\nc\\n' | xargs; printf 'a b\\nc\\n' | xargs -n1 echo -; printf 'a\\nb\\n' | xargs -I{} echo '<{}>'",
  "printf 'a\\0b c\\0' | xargs -0 -n1 echo; echo | xargs echo none; echo | xargs -r echo none; printf '1 2 3' | xargs -t echo; echo a | xargs -x 2>/dev/null",
  "printf 'a b c' | xargs -d ' ' -n1; printf 'a,b' | xargs -d, echo; seq 3 | xargs -L 2 echo",
  // od, xxd
  'od -An -c unended; od -tx1 -An unended; od -A d -c crlf; od -c -N 4 mail.txt; od -t x2z crlf',
  'xxd crlf; xxd -c 4 unended; xxd -p unended | tr -d "\\n"; xxd -s 2 -l 3 mail.txt; xxd nosuch',
  // cat, tac, base64, basename
  'cat -n crlf; cat -A crlf; cat -b mail.txt | tail -4; cat -s mail.txt | wc -l; cat -E numbers; cat -T crlf; cat -v crlf; cat -e crlf',
  'cat nosuch numbers; echo $?; cat - < numbers; cat -x; cat --number crlf',
  'tac numbers; tac unended; tac nosuch; echo $?; seq 3 | tac',
  'base64 mail.txt; base64 -w0 numbers; echo; echo aGk= | base64 -d; echo "a!" | base64 -d; echo $?; base64 -w 8 numbers',
  'basename a/b/; basename; basename a.txt .txt; dirname a b/c /; dirname',
  'ls -1; ls nosuch; echo $?; ls -1 numbers crlf; mkdir d; touch d/x .h; ls -1 d; ls -a | cat; ls -d d; ls -1A; ls -1r',
  'echo -e "a\\nb" | while read l; do echo "$l" | tr a-z A-Z; done | tail -1',
  'sleep x; sleep; sleep 0.01s; echo $?; yes | head -2; yes a b | head -1',
];

describe('a line', () => {
  it.each(LINES)('%s', async (line) => {
    expect(await here(line)).toEqual(inBash(line));
  });
});

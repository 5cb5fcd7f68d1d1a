// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders are bash’s.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryFiles, createShell, type ShellWorld } from '@ehlo/shell';
import { afterAll, describe, expect, it } from 'vitest';

/**
 * Lines that the terminal's shell and its filters must answer as Debian's bash, coreutils, sed and grep do: both are run, and
 * compared in what they print on either stream and in their exit status.
 */
const FILES = {
  'mail.txt':
    'EHLO me\nMAIL FROM:<me@campus.test>\nRCPT TO:<bob@campus.test>\nDATA\nSubject: hi\n\n.hello\n.\nQUIT\n',
  'hosts.csv': 'mail,10.20.0.25,25\nwww,10.20.0.80,80\nns1,192.0.2.53,53\nwww,10.20.0.80,443\n',
  numbers: '10\n9\n100\n9\n-3\n2.5\n',
  crlf: 'a\r\nb\r\n',
  unended: 'one\ntwo',
};

const LINES: readonly string[] = [
  // cut
  'cut -d, -f1 hosts.csv',
  'cut -d, -f2- hosts.csv',
  'cut -d, -f1,3 --output-delimiter=: hosts.csv',
  'cut -d, -f2 --complement hosts.csv',
  'cut -c1-4 mail.txt',
  'cut -b2,4-5 mail.txt',
  'cut -d: -f2 mail.txt',
  'cut -s -d: -f2 mail.txt',
  'cut -c-3 numbers',
  'cut mail.txt',
  'cut -f0 mail.txt',
  'cut -c3-1 mail.txt',
  'cut -d ab -f1 mail.txt',
  'cut -f1 -c1 mail.txt',
  'cut -c1 nosuch',
  // tr
  'tr a-z A-Z < mail.txt',
  "tr -d '\\r' < crlf | od -c",
  'tr -s l < mail.txt',
  "tr '[:lower:]' '[:upper:]' < mail.txt",
  'echo hello | tr el ip',
  'echo aabbcc | tr -s a-c',
  'echo hello | tr -d l',
  "echo hello world | tr -cd 'a-z\\n'",
  "echo hello | tr -c 'a-z\\n' _",
  "echo abc | tr abc 'x*'",
  "echo abc | tr abc '[x*]'",
  'echo abcdef | tr a-f 12',
  'echo abcdef | tr -t a-f 12',
  'tr',
  'tr a',
  'tr a b c',
  'tr -d a b',
  'echo x | tr z-a x',
  "printf 'a:b' | tr : '\\n'",
  "printf 'a\\tb\\n' | tr '\\t' ' '",
  "printf 'a\\nb\\n' | tr '\\012' ,",
  'echo aabb | tr -ds a b',
  // uniq, sort
  'sort hosts.csv | cut -d, -f1 | uniq',
  'cut -d, -f1 hosts.csv | sort | uniq -c',
  'cut -d, -f1 hosts.csv | sort | uniq -d',
  'cut -d, -f1 hosts.csv | sort | uniq -u',
  "printf 'A\\na\\nb\\n' | uniq -i",
  "printf 'x a\\ny a\\nz b\\n' | uniq -f1",
  "printf 'xa\\nya\\nzb\\n' | uniq -s1",
  "printf 'abc\\nabd\\n' | uniq -w2",
  'sort numbers',
  'sort -n numbers',
  'sort -rn numbers',
  'sort -nu numbers',
  'sort -t, -k3n hosts.csv',
  'sort -t, -k1,1 -k3,3nr hosts.csv',
  'sort -t, -k2.4,2.5 hosts.csv',
  'sort -k2 mail.txt',
  'sort -f mail.txt',
  'sort -c numbers',
  'sort -V hosts.csv',
  'sort -s -t, -k1,1 hosts.csv',
  'sort -k0 numbers',
  'sort nosuch',
  "printf '1K\\n2\\n1M\\n' | sort -h",
  "printf 'b\\n a\\n' | sort -b",
  // od, xxd
  'od -c crlf',
  'od mail.txt',
  'od -A x -t x1z mail.txt',
  'od -An -tx1 crlf',
  'od -tx1 -tc crlf',
  'od -An -tu1 crlf',
  'od -td2 crlf',
  'od -a crlf',
  'od -b crlf',
  'od -x unended',
  'od -j2 -N3 -c mail.txt',
  'od -w4 -c mail.txt',
  'od -v -c crlf',
  'od -t q crlf',
  'od -j 999 crlf',
  'yes abc | head -20 | od -c',
  "printf 'é\\0\\177' | od -c",
  'od -c nosuch',
  "printf '' | od -c",
  'xxd mail.txt',
  'xxd -p mail.txt',
  'xxd -g1 crlf',
  'xxd -g0 crlf',
  'xxd -b crlf',
  'xxd -c 5 -g 2 mail.txt',
  'xxd -c 7 -g 3 mail.txt',
  'xxd -l 5 mail.txt',
  'xxd -s 5 mail.txt',
  'xxd -s -5 mail.txt',
  'xxd -u mail.txt',
  'xxd mail.txt | xxd -r',
  'xxd -p mail.txt | xxd -r -p',
  'echo 48656c6c6f0a | xxd -r -p',
  // sed
  "sed 's/campus/faculty/' mail.txt",
  "sed -n '/RCPT/p' mail.txt",
  "sed -n '2,4p' mail.txt",
  "sed -n '$p' mail.txt",
  "sed '1d' mail.txt",
  "sed '/^$/d' mail.txt",
  "sed 's/$/\\r/' numbers | od -c",
  "sed -E 's/<([^@]+)@([^>]+)>/\\2 \\1/' mail.txt",
  "sed 's/<\\(.*\\)@\\(.*\\)>/[\\1|\\2|&]/' mail.txt",
  "sed 's/l/L/2;s/e/E/g' mail.txt",
  "sed 's#/#x#g;s,a,b,' mail.txt",
  "sed -n 's/campus/X/gp' mail.txt",
  "sed 's/b*/X/g' <<< abc",
  "sed 's/x*/-/g' <<< abc",
  "sed 's/x*/-/2' <<< abc",
  "sed 's/[/]/x/' <<< a/b",
  "sed 's/EHLO/helo/I' mail.txt",
  'sed 2q mail.txt',
  "sed '3q5' mail.txt",
  "sed -n '2{p;q}' mail.txt",
  "sed '/DATA/,/QUIT/d' mail.txt",
  "sed '/DATA/,+1d' mail.txt",
  "sed '0~2d' mail.txt",
  "sed '1~3d' mail.txt",
  "sed '1!G;h;$!d' mail.txt",
  "sed -n '$=' mail.txt",
  "sed = numbers | sed 'N;s/\\n/ /'",
  "sed 'N;P;D' mail.txt",
  "sed '/MAIL/a after' mail.txt",
  "sed '/MAIL/i before' mail.txt",
  "sed '2c changed' mail.txt",
  "sed '2,3c changed' mail.txt",
  "sed 'y/abc/ABC/' mail.txt",
  "sed ':a;s/^\\(\\.*\\)l/\\1L/;ta' mail.txt",
  "sed -e ':a' -e 's/e/E/;ta' mail.txt",
  'sed -n l crlf',
  "sed 's/a/b/w' mail.txt 2>/dev/null; true",
  "sed 's/a/b' mail.txt",
  "sed 'k' mail.txt",
  "sed '{p' mail.txt",
  "sed 'p}' mail.txt",
  "sed 's/a/b/k' mail.txt",
  "sed 'b nowhere' mail.txt",
  "sed 'y/ab/c/' mail.txt",
  "sed 's/\\(/x/' mail.txt",
  'sed p nosuch',
  "sed '' unended",
  'sed p unended',
  'sed G unended',
  "sed -i 's/EHLO/HELO/' mail.txt; cat mail.txt",
  "sed -s -n '$p' mail.txt numbers",
  "sed -n '$p' mail.txt numbers",
  "sed 'n;d' mail.txt",
  "sed -E 's/(a|b)+/<\\1>/g' <<< aabbab",
  "sed 's/\\./\\n/2' <<< a.b.c",
  "sed '/a/!d' mail.txt",
  'sed \'s/.*/"&"/\' numbers',
  "sed '/^\\./s/^/./' mail.txt",
  "sed -n '/RCPT/{s/.*<//;s/>.*//;p}' mail.txt",
  "sed -n '/data/I,$p' mail.txt",
  "sed '5,2d' mail.txt",
  "sed '$!N;s/\\n/+/' numbers",
  "sed 'x;p;x' unended",
  ...[
    'h;G',
    'H;x',
    'g',
    'h;g',
    'N',
    'N;P;D',
    '=',
    'a x',
    'i x',
    '$c x',
    'H;$!d;x',
    'N;G',
    'H;g',
    'x;G',
    'x;H;x',
  ].map((script) => `sed '${script}' unended`),
  'od -t x9 crlf',
  // files and directories
  'mkdir',
  'mkdir a; mkdir a',
  'mkdir a/b/c',
  'mkdir -p a/b/c; ls -1 a/b; rmdir a',
  'mkdir -v x',
  'rmdir nosuch',
  'rmdir numbers',
  'mkdir f; touch f/g; rmdir f',
  'mkdir -p a/b; rm a; rm -r a; ls -1',
  'mkdir a; rm -d a; ls -1',
  'mkdir numbers',
  'mkdir numbers/g',
  'mkdir a; cp numbers crlf a; ls -1 a',
  'mkdir a; cp a d',
  'mkdir -p a/x; touch a/f; cp -r a d; ls -1 d',
  'mkdir a; mv numbers crlf a; ls -1 a; ls -1',
  'cp numbers crlf unended',
  'cp numbers crlf nosuch',
  'mkdir a; mv a d; ls -1',
  'mkdir a; cp nosuch a',
  'cp numbers numbers',
  'mkdir a; mv a a',
  'mkdir a; cp -r a a',
  'mv numbers nosuch/b',
  'cp numbers nosuch/b',
  'cp numbers nosuch/',
  'mkdir a b; mv a b; ls -1 b',
  'rm',
  'rm -v numbers',
  'mkdir a; rm -rv a',
  'touch nosuch/x',
  'touch',
  'rmdir',
  'mkdir -p a; mkdir -p a',
  'rm -rf nosuch',
  'mkdir a; echo x > a/numbers; cp numbers a; cat a/numbers',
  'cp',
  'mv a',
  'mkdir -p a/numbers; cp numbers a',
  // scripts, aliases, functions
  "printf 'echo $0 $1 $#\\nexit 3\\n' > s.sh; bash s.sh a b; echo $?",
  "printf 'x=1\\ncd /\\n' > s.sh; bash s.sh; echo $x",
  "printf 'x=$1\\nreturn 4\\necho no\\n' > s.sh; source ./s.sh 7; echo $? $x",
  "printf 'echo hi\\nnosuch\\n' > s.sh; bash s.sh",
  "printf 'echo hi\\nif true; then\\n' > s.sh; bash s.sh",
  "printf 'echo hi | tr a-z A-Z' | bash",
  'bash -c "echo $0 $1" name one',
  'bash nosuch.sh',
  'source nosuch.sh',
  'source',
  'eval "echo a; echo b" | cat -n',
  "eval 'x=5'; echo $x",
  'f() { local x=2; echo $x; }; x=1; f; echo $x',
  'local x=1',
  'f() { shift; echo $1; }; f a b',
  'f() { echo $#; shift 2; echo $?; }; f a',
  'echo mail.txt numbers | xargs wc -l',
  'seq 5 | xargs -n 2',
  "seq 2 | xargs -I N echo '<N>'",
  'echo "a b" \'c\\ d\' | xargs -n1',
  'xargs < /dev/null',
  'echo x | xargs nosuch; echo $?',
  'echo x | xargs false; echo $?',
  "shopt -s expand_aliases 2>/dev/null; alias ll='ls -1'; alias ll; unalias ll; alias ll",
  'unalias nosuch',
  '{ time true; } 2>&1 | cut -d0 -f1 | head -2',
  'unset x; time -p true 2>/dev/null',
  // jobs: in a shell without a terminal, which does not tell of them
  "bash -c 'echo a & wait; echo b'",
  "bash -c '(exit 3) & wait $!; echo $?'",
  "bash -c 'false & true & wait; echo $?'",
  "bash -c 'sleep 9 & kill $!; wait $!; echo $?' 2>/dev/null",
  "bash -c 'sleep 9 & kill -9 $!; wait $!; echo $?' 2>/dev/null",
  "bash -c 'wait 999999; echo $?'",
  "bash -c 'kill; echo $?'",
  "bash -c 'kill x; echo $?'",
  "bash -c 'cat & wait; echo $?' < mail.txt",
  "bash -c '{ echo a; echo b; } | (cat & wait)'",
  // grep, head, tail, wc
  'grep -c a mail.txt',
  "grep -n '^[A-Z]*' mail.txt",
  "grep -o '[0-9]*' hosts.csv",
  'grep -v a numbers mail.txt',
  'grep nosuch mail.txt',
  'wc mail.txt numbers',
  'tail -n +3 numbers',
  'head -c 5 mail.txt',
];

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

interface Outcome {
  stdout: string;
  stderr: string;
  status: number;
}

function inBash(line: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'ehlo-bash-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  const { stdout, stderr, status } = spawnSync('bash', ['-c', line], {
    cwd: folder,
    encoding: 'latin1',
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', HOME: folder, TZ: 'UTC' },
  });
  return { stdout, stderr: utf8Of(stderr).replace(/^bash: line \d+: /gm, 'bash: '), status: status ?? -1 };
}

const utf8Of = (text: string) => Buffer.from(text, 'latin1').toString('utf8');
const HOME = '/home/ocean7';

async function here(line: string): Promise<Outcome> {
  const files = createMemoryFiles(
    Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`${HOME}/${name}`, text])),
    { maxOctets: 16 << 20, directories: [HOME] },
  );
  const printed = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  return new Promise((resolve) => {
    const shell = createShell({
      world: world(files),
      terminal: {
        write: () => undefined,
        onKeys: () => undefined,
        onResize: () => undefined,
        columns: 80,
        rows: 24,
      },
      tap: {
        output: (stream, octets) => printed[stream].push(octets.slice()),
        ended: (status) =>
          resolve({
            stdout: Buffer.concat(printed.stdout).toString('latin1'),
            stderr: Buffer.concat(printed.stderr).toString('utf8'),
            status: status ?? -1,
          }),
      },
    });
    shell.submit(line);
  });
}

function world(files: ShellWorld['files']): ShellWorld {
  return {
    net: {
      dial: () => Promise.resolve({ ok: false, failure: 'refused' }),
      listen: () => Promise.resolve({ ok: false, failure: 'in-use' }),
      revive: () => undefined,
    },
    files,
    hosts: [],
    resolver: { address: '192.0.2.53', port: 53 },
    targets: [],
    authorities: () => Promise.resolve(''),
    person: { handle: 'ocean7', hostName: 'ocean7.campus.test', address: '10.20.0.7' },
    clock: {
      now: () => Date.now(),
      after(ms, call) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
    },
    services: {
      state: () => Promise.resolve('up'),
      switch: () => Promise.resolve(),
      follow: () => () => undefined,
    },
  };
}

describe('a line', () => {
  it.each(LINES)('%s', async (line) => {
    expect(await here(line)).toEqual(inBash(line));
  });
});

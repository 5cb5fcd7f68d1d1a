/** Pages about the shell itself. */

const BASH = `BASH(1)

NAME
    bash - the shell of this terminal, small

SYNOPSIS
    bash [-efux] [-o pipefail] [-c TEXT] [FILE [ARGUMENT…]]

DESCRIPTION
    Here are: quoting, variables, arrays, \${v:-x} \${v%.*} \${v//a/b} \${#v}, $(…), $((…)), globs, {a,b}, pipes,
    < > >> 2> 2>&1 &> << <<< < <(…), ; && || !, ( ) { }, if, for, for ((…)), while, until, case, [[ ]], (( )),
    time, functions, local, read, printf, getopts, set -e -u -x -f -o pipefail, trap for EXIT and ERR,
    aliases, scripts (bash FILE, source FILE), jobs (&, Ctrl-Z, jobs, fg, bg, wait, kill).
    Files live in this browser. Ctrl-C ends whatever runs.

KEYS
    Tab          completes; on an empty line takes the grey suggestion
    Up, Down     lines entered before        Ctrl-R    searches them
    Ctrl-A, -E   start and end of the line   Alt-B, -F a word back, forth
    Ctrl-U, -K   cut to the start, the end   Ctrl-W    cut the word before
    Ctrl-Y       paste what was cut          Ctrl-_    take the last change back
    Ctrl-L       clear the screen

EXAMPLES
    for f in *; do wc -l "$f"; done
    while IFS=: read -r name rest; do echo "$name"; done < mail.txt

DIFFERENCES
    Not here: associative arrays, <(…) elsewhere than in < <(…), history by !!, descriptors above 2,
    select, coproc, traps for signals. Each says so.
`;

const BASE64 = `BASE64(1)

NAME
    base64 - octets as text and back (RFC 4648 4)

SYNOPSIS
    base64 [-d] [-i] [-w COLUMNS] [FILE]

OPTIONS
    -d    decode          -i    while decoding, skip what is no base64
    -w    columns of a line, 76 without it; 0 for one line without an end

GOOD TO KNOW
    echo adds a line end, which is encoded too: echo -n alice | base64
    AUTH PLAIN wants NULs: printf '\\0alice\\0secret' | base64
    It is a spelling, not a secret: anybody can decode it.

EXAMPLES
    echo -n alice | base64
    echo YWxpY2U= | base64 -d

DIFFERENCES
    The options above are those that are here.
`;

export const PAGES: Readonly<Record<string, string>> = {
  bash: BASH,
  base64: BASE64,
};

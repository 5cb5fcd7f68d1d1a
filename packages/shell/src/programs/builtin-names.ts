/** Names that bash answers itself; the others are said to lie in /usr/bin, as on a real machine. */
export const BUILTIN_NAMES: ReadonlySet<string> = new Set(
  ': . [ alias bg break builtin cd command continue declare echo eval exit export false fg getopts hash help history jobs kill let local mapfile printf pwd read readarray readonly return set shift source test trap true type typeset umask unalias unset wait'.split(
    ' ',
  ),
);

export const isBuiltin = (name: string): boolean => BUILTIN_NAMES.has(name);

/** Of bash, and not here: its answer would not be `command not found`. */
const MISSING: ReadonlySet<string> = new Set(
  'bind caller compgen complete compopt dirs disown enable fc logout popd pushd shopt suspend times ulimit'.split(
    ' ',
  ),
);

export const isMissingBuiltin = (name: string): boolean => MISSING.has(name);

const KEYWORDS: ReadonlySet<string> = new Set(
  'if then else elif fi case esac for select while until do done in function time { } ! [[ ]] coproc'.split(
    ' ',
  ),
);

export const isKeyword = (name: string): boolean => KEYWORDS.has(name);

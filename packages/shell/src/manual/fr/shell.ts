/** Pages about the shell itself. */

const BASH = `BASH(1)

NOM
    bash - le shell de ce terminal, en petit

SYNOPSIS
    bash [-efux] [-o pipefail] [-c TEXTE] [FICHIER [ARGUMENT…]]

DESCRIPTION
    Il y a : guillemets, variables, tableaux, \${v:-x} \${v%.*} \${v//a/b} \${#v}, $(…), $((…)), motifs de
    fichiers, {a,b}, tubes, < > >> 2> 2>&1 &> << <<< < <(…), ; && || !, ( ) { }, if, for, for ((…)), while,
    until, case, [[ ]], (( )), time, fonctions, local, read, printf, getopts, set -e -u -x -f -o pipefail,
    trap pour EXIT et ERR, alias, scripts (bash FICHIER, source FICHIER), tâches (&, Ctrl-Z, jobs, fg, bg).
    Les fichiers sont dans ce navigateur. Ctrl-C finit tout ce qui tourne.

TOUCHES
    Tab          complète ; sur une ligne vide, prend la suggestion grise
    Haut, Bas    lignes entrées auparavant   Ctrl-R    les cherche
    Ctrl-A, -E   début et fin de la ligne    Alt-B, -F un mot en arrière, en avant
    Ctrl-U, -K   couper jusqu'au début, à la fin        Ctrl-W  couper le mot d'avant
    Ctrl-Y       coller ce qui fut coupé     Ctrl-_    annuler le dernier changement
    Ctrl-L       effacer l'écran

EXEMPLES
    for f in *; do wc -l "$f"; done
    while IFS=: read -r nom reste; do echo "$nom"; done < mail.txt

DIFFÉRENCES
    Absents : tableaux associatifs, <(…) ailleurs que dans < <(…), l'historique par !!, descripteurs
    au-delà de 2, select, coproc, trap pour des signaux. Chacun le dit.
`;

const BASE64 = `BASE64(1)

NOM
    base64 - des octets en texte, et retour (RFC 4648 4)

SYNOPSIS
    base64 [-d] [-i] [-w COLONNES] [FICHIER]

OPTIONS
    -d    décoder         -i    en décodant, sauter ce qui n'est pas du base64
    -w    colonnes d'une ligne, 76 sans cela ; 0 pour une ligne sans fin

BON À SAVOIR
    echo ajoute une fin de ligne, qui est codée aussi : echo -n alice | base64
    AUTH PLAIN veut des NUL : printf '\\0alice\\0secret' | base64
    C'est une écriture, pas un secret : chacun peut la décoder.

EXEMPLES
    echo -n alice | base64
    echo YWxpY2U= | base64 -d

DIFFÉRENCES
    Les options ci-dessus sont celles qu'il y a.
`;

export const PAGES: Readonly<Record<string, string>> = {
  bash: BASH,
  base64: BASE64,
};

const SYNOPSIS = `Usage:  dig [@global-server] [domain] [q-type] [q-class] {q-opt}
            {global-d-opt} host [@local-server] {local-d-opt}
            [ host [@local-server] {local-d-opt} [...]]
`;

/** After a mistake. */
export const USAGE = `${SYNOPSIS}
Use "dig -h" (or "dig -h | more") for complete list of options
`;

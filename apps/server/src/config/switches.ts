import { isLoopbackHost } from '../http/loopback.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What `--lan` stands for. */
const EVERYWHERE = '0.0.0.0';

/**
 * Switches of the command line, as the variables that they stand for. `--lan`: everybody on this network may come, as to a class on
 * the teacher's laptop.
 *
 * @returns a sentence for who starts EHLO, where switch and variable say two things, or a switch is none
 */
export function withSwitches(
  switches: readonly string[],
  env: Env,
): { ok: true; env: Env } | { ok: false; problem: string } {
  const unknown = switches.find((one) => one !== '--lan');
  if (unknown !== undefined)
    return {
      ok: false,
      problem: `${unknown} is no switch of EHLO. There is --lan; all else are variables, which --help lists.`,
    };
  if (switches.length === 0) return { ok: true, env };
  const host = env.EHLO_HOST?.trim();
  if (host && isLoopbackHost(host))
    return {
      ok: false,
      problem: `EHLO_HOST=${host} keeps EHLO to this machine, and --lan opens it to the network. Leave one of them out.`,
    };
  return { ok: true, env: host ? env : { ...env, EHLO_HOST: EVERYWHERE } };
}

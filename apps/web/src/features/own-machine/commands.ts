import type { System } from './system.ts';

/** What installs a program, per system. Package names: Debian 12, Homebrew, winget. */
export const INSTALL: Readonly<Record<'ncat' | 'java', Readonly<Record<System, string>>>> = {
  ncat: {
    linux: 'sudo apt install ncat',
    mac: 'brew install nmap',
    windows: 'winget install Insecure.Nmap',
    wsl: 'sudo apt install ncat',
  },
  java: {
    linux: 'sudo apt install default-jdk',
    mac: 'brew install openjdk',
    windows: 'winget install Microsoft.OpenJDK.21',
    wsl: 'sudo apt install default-jdk',
  },
};

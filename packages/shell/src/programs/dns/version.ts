/** Of the tools that dig, host and nslookup behave as: Debian 12's BIND. */
export const VERSION = '9.18.49-1~deb12u3-Debian';

"""Checks letters with dkimpy and pyspf, which ask the DNS on the port of loopback that argv names.

Jobs come as a JSON list on stdin, answers go as one to stdout.
"""

import base64
import json
import logging
import sys

import dkim
import dns.resolver
import spf

logging.disable(logging.CRITICAL)
resolver = dns.resolver.Resolver(configure=False)
resolver.nameservers = ["127.0.0.1"]
resolver.port = int(sys.argv[1])
# Both libraries ask whichever this is, each in its own way.
dns.resolver.default_resolver = resolver


def signatures(letter):
    count = sum(1 for name, _ in dkim.DKIM(letter).headers if name.lower() == b"dkim-signature")
    found = []
    for index in range(count):
        try:
            found.append("pass" if dkim.DKIM(letter).verify(idx=index) else "fail")
        # Of keys and signatures that are malformed it says so by more kinds of exception than its own.
        except Exception as error:
            found.append("error: %s" % error)
    return found


def check(job):
    result, _ = spf.check2(i=job["ip"], s=job["sender"], h=job["helo"], timeout=10, querytime=10)
    return {"spf": result, "dkim": signatures(base64.b64decode(job["letter"]))}


json.dump([check(job) for job in json.load(sys.stdin)], sys.stdout)

/** Texts of inetutils' telnet 2.4, to the letter; loaded when somebody asks for one. */

/** `telnet --help` */
export const TELNET_HELP = `Usage: telnet [OPTION...] [HOST [PORT]]
Login to remote system HOST (optionally, on service port PORT)

 General options:

  -4, --ipv4                 use only IPv4
  -6, --ipv6                 use only IPv6
  -8, --binary               use an 8-bit data transmission
  -a, --login                attempt automatic login
  -b, --bind=ADDRESS         bind to specific local ADDRESS
  -c, --no-rc                do not read the user's .telnetrc file
  -d, --debug                turn on debugging
  -e, --escape=CHAR          use CHAR as an escape character
  -E, --no-escape            use no escape character
  -K, --no-login             do not automatically login to the remote system
  -l, --user=USER            attempt automatic login as USER
  -L, --binary-output        use an 8-bit data transmission for output only
  -n, --trace=FILE           record trace information into FILE
  -r, --rlogin               use a user-interface similar to rlogin

 Encryption control:

  -x, --encrypt              encrypt the data stream, if possible

 Authentication and Kerberos options:

  -k, --realm=REALM          obtain tickets for the remote host in REALM
                             instead of the remote host's realm
  -X, --disable-auth=ATYPE   disable type ATYPE authentication

  -?, --help                 give this help list
      --usage                give a short usage message
  -V, --version              print program version

Mandatory or optional arguments to long options are also mandatory or optional
for any corresponding short options.

Report bugs to <bug-inetutils@gnu.org>.
`;

/** `telnet --usage` */
export const TELNET_USAGE = `Usage: telnet [-468acdEKLrx?V] [-b ADDRESS] [-e CHAR] [-l USER] [-n FILE]
            [-k REALM] [-X ATYPE] [--ipv4] [--ipv6] [--binary] [--login]
            [--bind=ADDRESS] [--no-rc] [--debug] [--escape=CHAR] [--no-escape]
            [--no-login] [--user=USER] [--binary-output] [--trace=FILE]
            [--rlogin] [--encrypt] [--realm=REALM] [--disable-auth=ATYPE]
            [--help] [--usage] [--version] [HOST [PORT]]
`;

/** `telnet --version` */
export const TELNET_VERSION = `telnet (GNU inetutils) 2.4
Copyright (C) 2022 Free Software Foundation, Inc.
License GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>.
This is free software: you are free to change and redistribute it.
There is NO WARRANTY, to the extent permitted by law.

Written by many authors.
`;

/** `help` at the prompt */
export const COMMANDS = `Commands may be abbreviated.  Commands are:

close   	close current connection
logout  	forcibly logout remote user and close the connection
display 	display operating parameters
mode    	try to enter line or character mode ('mode ?' for more)
open    	connect to a site
quit    	exit telnet
send    	transmit special characters ('send ?' for more)
set     	set operating parameters ('set ?' for more)
unset   	unset operating parameters ('unset ?' for more)
status  	print status information
toggle  	toggle operating parameters ('toggle ?' for more)
slc     	change state of special characters ('slc ?' for more)
auth    	turn on (off) authentication ('auth ?' for more)
encrypt 	turn on (off) encryption ('encrypt ?' for more)
z       	suspend telnet
!       	invoke a subshell
environ 	change environment variables ('environ ?' for more)
?       	print help information
`;

/** `send ?` */
export const SEND_HELP = `ao              Send Telnet Abort output
ayt             Send Telnet 'Are You There'
brk             Send Telnet Break
ec              Send Telnet Erase Character
el              Send Telnet Erase Line
escape          Send current escape character
ga              Send Telnet 'Go Ahead' sequence
ip              Send Telnet Interrupt Process
nop             Send Telnet 'No operation'
eor             Send Telnet 'End of Record'
abort           Send Telnet 'Abort Process'
susp            Send Telnet 'Suspend Process'
eof             Send Telnet End of File Character
synch           Perform Telnet 'Synch operation'
getstatus       Send request for STATUS
?               Display send options
`;

/** `mode ?` */
export const MODE_HELP = `format is:  'mode Mode', where 'Mode' is one of:

character       Disable LINEMODE option
                (or disable obsolete line-by-line mode)
line            Enable LINEMODE option
                (or enable obsolete line-by-line mode)

                These require the LINEMODE option to be enabled
isig            Enable signal trapping
-isig           Disable signal trapping
edit            Enable character editing
-edit           Disable character editing
softtabs        Enable tab expansion
-softtabs       Disable character editing
litecho         Enable literal character echo
-litecho        Disable literal character echo

?               Print help information
`;

/** `display`, as nothing was toggled */
export const DISPLAY = `will flush output when sending interrupt characters.
won't send interrupt characters in urgent mode.
won't send login name and/or authentication information.
won't skip reading of ~/.telnetrc file.
won't map carriage return on output.
will recognize certain control characters.
won't turn on socket level debugging.
won't print hexadecimal representation of network traffic.
won't print user readable output for "netdata".
won't show option processing.
won't print hexadecimal representation of terminal traffic.

echo            [^E]
escape          [^]]
rlogin          [off]
tracefile       "(standard output)"
flushoutput     [^O]
interrupt       [^C]
quit            [^\\]
eof             [^D]
erase           [^?]
kill            [^U]
lnext           [^V]
susp            [^Z]
reprint         [^R]
worderase       [^W]
start           [^Q]
stop            [^S]
forw1           [off]
forw2           [off]
ayt             [^T]
`;

/** `set ?` */
export const SET_HELP = `echo            character to toggle local echoing on/off
escape          character to escape back to telnet command mode
rlogin          rlogin escape character
tracefile       file to write trace information to
                
                The following need 'localchars' to be toggled true
flushoutput     character to cause an Abort Output
interrupt       character to cause an Interrupt Process
quit            character to cause an Abort process
eof             character to cause an EOF 
                
                The following are for local editing in linemode
erase           character to use to erase a character
kill            character to use to erase a line
lnext           character to use for literal next
susp            character to cause a Suspend Process
reprint         character to use for line reprint
worderase       character to use to erase a word
start           character to use for XON
stop            character to use for XOFF
forw1           alternate end of line character
forw2           alternate end of line character
ayt             alternate AYT character

autoflush       enable flushing of output when sending interrupt characters
autosynch       enable automatic sending of interrupt characters in urgent mode
autologin       enable automatic sending of login and/or authentication info
authdebug       enable Toggle authentication debugging
autoencrypt     enable automatic encryption of data stream
autodecrypt     enable automatic decryption of data stream
verbose_encrypt enable Toggle verbose encryption output
encdebug        enable Toggle encryption debugging
skiprc          enable don't read ~/.telnetrc file
binary          enable sending and receiving of binary data
inbinary        enable receiving of binary data
outbinary       enable sending of binary data
crlf            enable sending carriage returns as telnet <CR><LF>
crmod           enable mapping of received carriage returns
localchars      enable local recognition of certain control characters

debug           enable debugging
netdata         enable printing of hexadecimal network data (debugging)
prettydump      enable output of "netdata" to user readable format (debugging)
options         enable viewing of options processing (debugging)
termdata        enable (debugging) toggle printing of hexadecimal terminal data
?               display help information
`;

/** `toggle ?` */
export const TOGGLE_HELP = `autoflush       toggle flushing of output when sending interrupt characters
autosynch       toggle automatic sending of interrupt characters in urgent mode
autologin       toggle automatic sending of login and/or authentication info
authdebug       toggle Toggle authentication debugging
autoencrypt     toggle automatic encryption of data stream
autodecrypt     toggle automatic decryption of data stream
verbose_encrypt toggle Toggle verbose encryption output
encdebug        toggle Toggle encryption debugging
skiprc          toggle don't read ~/.telnetrc file
binary          toggle sending and receiving of binary data
inbinary        toggle receiving of binary data
outbinary       toggle sending of binary data
crlf            toggle sending carriage returns as telnet <CR><LF>
crmod           toggle mapping of received carriage returns
localchars      toggle local recognition of certain control characters

debug           toggle debugging
netdata         toggle printing of hexadecimal network data (debugging)
prettydump      toggle output of "netdata" to user readable format (debugging)
options         toggle viewing of options processing (debugging)
termdata        toggle (debugging) toggle printing of hexadecimal terminal data

?               display help information
`;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * First programs over a bare socket, as a course's participants hand them in. Usage: java Course HOST PORT WHAT
 */
public class Course {
  private static final String CRLF = "\r\n";
  private final BufferedReader in;
  private final Writer out;
  private final Socket socket;
  private String eol = CRLF;

  private Course(String host, int port) throws IOException {
    socket = new Socket(host, port);
    socket.setSoTimeout(2500);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
  }

  public static void main(String[] args) throws IOException {
    Course course = new Course(args[0], Integer.parseInt(args[1]));
    try {
      course.speak(args[2]);
    } catch (IOException e) {
      System.err.println(e.getMessage());
    } finally {
      course.socket.close();
    }
  }

  private void speak(String what) throws IOException {
    switch (what) {
      case "mail":
        open("alice@campus.test", "bob@campus.test");
        letter("From: <alice@campus.test>", "To: <bob@campus.test>", date(), "Subject: From Java");
        body("Hello Bob,", "this is Java.");
        quit();
        break;
      case "accents":
        open("alice@campus.test", "bob@campus.test");
        letter(
            "From: <alice@campus.test>",
            "To: <bob@campus.test>",
            date(),
            "Subject: " + encoded("Salutations amicales, été"),
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64");
        body(
            Base64.getMimeEncoder()
                .encodeToString("Cher Bob,\r\nà bientôt.\r\n".getBytes(StandardCharsets.UTF_8)));
        quit();
        break;
      case "group":
        // A prank of the course: one sender, many victims, one letter.
        open(
            "alice@campus.test",
            "bob@campus.test",
            "postmaster@campus.test",
            "alice@campus.test");
        letter(
            "From: Alice <alice@campus.test>",
            "To: bob@campus.test, postmaster@campus.test,",
            " alice@campus.test",
            date(),
            "Subject: Great news");
        body("Dear all,", "..and so on", "Regards");
        quit();
        break;
      case "two-groups":
        for (String victim : new String[] {"bob@campus.test", "postmaster@campus.test"}) {
          if (victim.startsWith("bob")) open("alice@campus.test", victim);
          else {
            command("MAIL FROM:<alice@campus.test>");
            command("RCPT TO:<" + victim + ">");
          }
          letter("From: alice@campus.test", "To: " + victim, date(), "Subject: For you");
          body("Hello");
        }
        quit();
        break;
      case "println":
        println();
        break;
      case "println-letter":
        // Commands end well, the letter is written with println.
        open("alice@campus.test", "bob@campus.test");
        command("DATA");
        eol = "\n";
        write("From: alice@campus.test", "To: bob@campus.test", date(), "Subject: println", "");
        write("Hello", ".");
        out.flush();
        reply();
        break;
      case "forgets-blank":
        open("alice@campus.test", "bob@campus.test");
        command("DATA");
        write("From: alice@campus.test", "To: bob@campus.test", date(), "Subject: No empty line");
        write("Hello Bob, this is the text.");
        command(".");
        quit();
        break;
      case "forgets-mail":
        // Two mails in a row; the second begins with RCPT.
        open("alice@campus.test", "bob@campus.test");
        letter("From: alice@campus.test", "To: bob@campus.test", date(), "Subject: One");
        body("Hello");
        command("RCPT TO:<postmaster@campus.test>");
        quit();
        break;
      case "bcc-header":
        open("alice@campus.test", "bob@campus.test", "postmaster@campus.test");
        letter(
            "From: alice@campus.test",
            "To: bob@campus.test",
            "Bcc: postmaster@campus.test",
            date(),
            "Subject: Hidden");
        body("Hello");
        quit();
        break;
      case "joined":
        // All recipients in one RCPT.
        reply();
        command("EHLO me.campus.test");
        command("MAIL FROM:<alice@campus.test>");
        command("RCPT TO:<bob@campus.test>,<postmaster@campus.test>");
        quit();
        break;
      case "display-name":
        reply();
        command("EHLO me.campus.test");
        command("MAIL FROM:Alice <alice@campus.test>");
        quit();
        break;
      case "list-to-string":
        // String.format("%s", List.of(...)).
        reply();
        command("EHLO me.campus.test");
        command("MAIL FROM:<alice@campus.test>");
        command("RCPT TO:<[bob@campus.test, postmaster@campus.test]>");
        quit();
        break;
      case "no-brackets":
        reply();
        command("EHLO me.campus.test");
        command("MAIL FROM: alice@campus.test");
        command("RCPT TO: bob@campus.test");
        quit();
        break;
      case "no-flush":
        // A BufferedWriter that nobody flushes: the server waits.
        reply();
        out.write("EHLO me.campus.test" + CRLF);
        try {
          reply();
          reply();
        } catch (IOException e) {
          // What a participant sees at last: a time-out.
        }
        break;
      case "reads-to-the-end":
        // Waits for a second line that does not come.
        reply();
        command("EHLO me.campus.test");
        while (in.readLine() != null) {}
        break;
      case "stops-at-error":
        reply();
        command("EHLO me.campus.test");
        command("MAIL FROM:<alice@campus.test>");
        command("RCPT TO:<nobody@campus.test>");
        break;
      case "ignores-errors":
        // Goes on whatever the server says.
        reply();
        command("EHLO me.campus.test");
        command("MAIL FROM:<alice@campus.test>");
        command("RCPT TO:<nobody@campus.test>");
        command("DATA");
        quit();
        break;
      case "null-variable":
        reply();
        command("EHLO me.campus.test");
        command("MAIL FROM:<null>");
        quit();
        break;
      case "double-crlf":
        // println after a line that has its own CR LF already.
        reply();
        eol = "\r\n\n";
        command("EHLO me.campus.test");
        command("NOOP");
        break;
      case "subject-eight-bit":
        open("alice@campus.test", "bob@campus.test");
        letter("From: alice@campus.test", "To: bob@campus.test", date(), "Subject: Été");
        body("Hello");
        quit();
        break;
      default:
        throw new IllegalArgumentException(what);
    }
  }

  private void println() throws IOException {
    PrintWriter printer = new PrintWriter(out, true);
    reply();
    printer.println("EHLO me.campus.test");
    reply();
    printer.println("MAIL FROM:<alice@campus.test>");
    reply();
    printer.println("RCPT TO:<bob@campus.test>");
    reply();
    printer.println("DATA");
    reply();
    printer.println("From: alice@campus.test");
    printer.println("To: bob@campus.test");
    printer.println("Subject: println");
    printer.println();
    printer.println("Hello");
    printer.println(".");
    reply();
    printer.println("QUIT");
    reply();
  }

  private void open(String from, String... recipients) throws IOException {
    reply();
    command("EHLO me.campus.test");
    command("MAIL FROM:<" + from + ">");
    for (String recipient : recipients) command("RCPT TO:<" + recipient + ">");
  }

  private void letter(String... header) throws IOException {
    command("DATA");
    write(header);
    write("");
  }

  private void body(String... lines) throws IOException {
    for (String line : lines) write((line.startsWith(".") ? "." : "") + line);
    command(".");
  }

  private void quit() throws IOException {
    command("QUIT");
  }

  private static String date() {
    return "Date: Wed, 25 Nov 2026 10:00:00 +0000";
  }

  private static String encoded(String text) {
    return "=?utf-8?B?"
        + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "?=";
  }

  private void write(String... lines) throws IOException {
    for (String line : lines) out.write(line + eol);
  }

  private void command(String line) throws IOException {
    out.write(line + eol);
    out.flush();
    reply();
  }

  private void reply() throws IOException {
    String line;
    do {
      line = in.readLine();
    } while (line != null && line.length() > 3 && line.charAt(3) == '-');
    if (line == null) throw new IOException("the server hung up");
  }
}

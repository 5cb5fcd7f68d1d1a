import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends one mail over a bare socket, as a first exercise in network programming does.
 *
 * <p>Usage: java SmtpClient HOST PORT FROM TO SUBJECT BODY
 */
public class SmtpClient {
  private static final String EOL = "\r\n";

  public static void main(String[] args) {
    if (args.length != 6) {
      System.err.println("Usage: java SmtpClient HOST PORT FROM TO SUBJECT BODY");
      System.exit(2);
    }
    String host = args[0];
    int port = Integer.parseInt(args[1]);

    try (Socket socket = new Socket(host, port);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8))) {

      expect(in, "220");
      send(out, "EHLO localhost");
      expect(in, "250");
      send(out, "MAIL FROM:<" + args[2] + ">");
      expect(in, "250");
      send(out, "RCPT TO:<" + args[3] + ">");
      expect(in, "250");
      send(out, "DATA");
      expect(in, "354");

      out.write("From: <" + args[2] + ">" + EOL);
      out.write("To: <" + args[3] + ">" + EOL);
      out.write("Subject: " + args[4] + EOL);
      out.write("Content-Type: text/plain; charset=utf-8" + EOL);
      out.write(EOL);
      for (String line : args[5].split("\n", -1)) {
        // A line that begins with a dot would end the mail (RFC 5321, section 4.5.2).
        out.write((line.startsWith(".") ? "." : "") + line + EOL);
      }
      send(out, ".");
      expect(in, "250");

      send(out, "QUIT");
      expect(in, "221");
    } catch (IOException e) {
      System.err.println("Error: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void send(BufferedWriter out, String command) throws IOException {
    System.out.println("C: " + command);
    out.write(command + EOL);
    out.flush();
  }

  /** Reads a whole reply: every line but the last has a hyphen behind its code. */
  private static void expect(BufferedReader in, String code) throws IOException {
    String line;
    do {
      line = in.readLine();
      if (line == null) {
        throw new IOException("the server hung up");
      }
      System.out.println("S: " + line);
    } while (line.length() > 3 && line.charAt(3) == '-');
    if (!line.startsWith(code)) {
      throw new IOException("expected " + code + ", got: " + line);
    }
  }
}

import { expect, test } from '@playwright/test';
import { Ehlo } from './ehlo.ts';
import { openPlayground, screenOf, seesInTerminal, types, untilData } from './page.ts';

/**
 * The practical work's chapter, typed line by line as its slides have it. Each line answers as it would on a machine of
 * one's own; what is not what it seems says so.
 */
let ehlo: Ehlo;

test.beforeAll(async () => {
  ehlo = await Ehlo.start();
});

test.afterAll(async () => {
  await ehlo?.stop();
});

test('the course’s chapter can be typed as it stands', async ({ page }) => {
  test.slow();
  await openPlayground(page, ehlo.url);

  await test.step('ncat is there', async () => {
    await types(page, 'sudo apt install ncat');
    await seesInTerminal(page, 'ncat is here already.');
    await types(page, 'ncat --version');
    await seesInTerminal(page, /Ncat: Version 7\.\d+ \( https:\/\/nmap\.org\/ncat \)/);
  });

  await test.step('the mock server comes up by the course’s own file', async () => {
    await types(page, 'docker compose up -d');
    await seesInTerminal(page, 'The real docker is not here');
    await seesInTerminal(page, /✔ Container \S+-smtp-1 +Running/);
    await types(page, 'clear');
  });

  await test.step('a mail is sent by hand', async () => {
    await types(page, 'ncat -C localhost 1025');
    await seesInTerminal(page, '220 ');
    await untilData(page);
    for (const line of [
      'From: <alice@campus.test>',
      'To: <bob@campus.test>',
      'Subject: The course’s mail',
      '',
      'Hello Bob.',
      '.',
    ])
      await types(page, line);
    await seesInTerminal(page, '250 2.0.0');
    await types(page, 'QUIT');
    await seesInTerminal(page, '221 ');
    // As in Debian: the server has gone, ncat stays until an Enter meets the reset that the one before brought.
    await expect(async () => {
      await page.keyboard.press('Enter');
      await expect(screenOf(page)).toContainText('Ncat: Broken pipe.', { timeout: 1_000 });
    }).toPass();
    await expect(page.getByRole('link', { name: /The course’s mail/ }).first()).toBeVisible();
  });

  await test.step('names are looked up, the real one from a dated copy', async () => {
    await types(page, 'clear');
    await types(page, 'nslookup heig-vd.ch');
    await seesInTerminal(page, /Name:\s+heig-vd\.ch/);
    await seesInTerminal(page, /Address:\s+193\.134\.223\.20/);
    await types(page, 'clear');
    await types(page, 'dig heig-vd.ch any');
    await seesInTerminal(page, /heig-vd\.ch\.\s+\d+\s+IN\s+MX/);
    await seesInTerminal(page, /;; SERVER: \S+ \(TCP\)/);
    await types(page, 'clear');
    await types(page, 'dig campus.test any');
    await seesInTerminal(page, /campus\.test\.\s+\d+\s+IN\s+MX\s+10 mail\.campus\.test\./);
  });

  await test.step('HTTP is text too', async () => {
    await types(page, 'clear');
    await types(page, 'ncat -C www.campus.test 80');
    await types(page, 'GET / HTTP/1.1');
    await types(page, 'Host: www.campus.test');
    await types(page, '');
    await seesInTerminal(page, 'HTTP/1.1 200 OK');
    await seesInTerminal(page, 'HTTP is text too');
    await page.keyboard.press('Control+C');
    await seesInTerminal(page, /\^C/);
  });

  await test.step('the look-up panel says that the real name came from a dated copy', async () => {
    await page.goto(`${ehlo.url}/zones`);
    await page
      .getByTestId('look-ups')
      .getByRole('button', { name: /heig-vd\.ch/ })
      .first()
      .click();
    await expect(page.getByTestId('look-up')).toContainText('Answered from a dated copy of public records');
  });
});

test('a compose file with other ports is obeyed, and its mistakes are told as compose tells them', async ({
  page,
}) => {
  test.slow();
  await openPlayground(page, ehlo.url);
  await types(page, "sed -i 's/1025:1025/2525:1025/' compose.yaml");
  await types(page, 'docker compose up -d');
  await seesInTerminal(page, 'localhost 2525 (SMTP)');
  await types(page, 'clear');
  await types(page, 'ncat -C localhost 1025');
  await seesInTerminal(page, 'Ncat: Connection refused.');
  await types(page, 'ncat -C localhost 2525');
  await seesInTerminal(page, '220 ');
  await types(page, 'EHLO me');
  await seesInTerminal(page, 'ENHANCEDSTATUSCODES');
  await page.keyboard.press('Control+C');

  await types(page, 'clear');
  await types(page, "sed -i 's/image:/imgae:/' compose.yaml");
  await types(page, 'docker compose up -d');
  await seesInTerminal(page, "services.smtp additional properties 'imgae' not allowed");
  await types(page, 'docker compose -f mail.txt up');
  await seesInTerminal(page, /yaml: line \d+: /);

  // Where the mock stands is the room's, not the tab's.
  await page.reload();
  await page.locator('.xterm-helper-textarea').focus();
  await types(page, 'clear');
  await types(page, 'ss -tln');
  await seesInTerminal(page, '127.0.0.1:2525');
  await types(page, "sed -i 's/imgae:/image:/' compose.yaml; docker compose down");
  await seesInTerminal(page, /✔ Container \S+-smtp-1 +Removed/);
});

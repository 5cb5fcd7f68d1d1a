let authority: Promise<string> | undefined;

/** The lab's certificate authority, PEM; fetched when the first program asks, and again when that failed. */
export function labAuthority(): Promise<string> {
  authority ??= fetch('/ca.pem').then((response) => {
    if (!response.ok) throw new Error(`the lab's certificate could not be had (HTTP ${response.status})`);
    return response.text();
  });
  authority.catch(() => {
    authority = undefined;
  });
  return authority;
}

const EQUATOR = 2 ** 31;
/** Centimetres below the ellipsoid at which altitudes begin. */
const REFERENCE_CM = 10_000_000;

/** LOC: `46 31 0.000 N 6 38 0.000 E 400.00m 1m 10000m 10m` (RFC 1876 §3); undefined for other versions. */
export function locationText(octets: Uint8Array): string | undefined {
  const [version, size = 0, horizontal = 0, vertical = 0] = octets;
  if (octets.length !== 16 || version !== 0) return undefined;
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const latitude = degrees(view.getUint32(4), 'N', 'S');
  const longitude = degrees(view.getUint32(8), 'E', 'W');
  const altitude = metres(view.getUint32(12) - REFERENCE_CM);
  return `${latitude} ${longitude} ${altitude}m ${precision(size)} ${precision(horizontal)} ${precision(vertical)}`;
}

/** Thousandths of an arc second, as degrees, minutes and seconds. */
function degrees(value: number, positive: string, negative: string): string {
  const thousandths = Math.abs(value - EQUATOR);
  const seconds = Math.floor(thousandths / 1_000);
  const rest = String(thousandths % 1_000).padStart(3, '0');
  const side = value >= EQUATOR ? positive : negative;
  return `${Math.floor(seconds / 3_600)} ${Math.floor(seconds / 60) % 60} ${seconds % 60}.${rest} ${side}`;
}

function metres(centimetres: number): string {
  const value = Math.abs(centimetres);
  const text = `${centimetres < 0 ? '-' : ''}${Math.floor(value / 100)}`;
  return `${text}.${String(value % 100).padStart(2, '0')}`;
}

/** Mantissa and power of ten, in centimetres. */
function precision(octet: number): string {
  const [mantissa, exponent] = [octet >> 4, octet & 15];
  if (exponent > 1) return `${mantissa * 10 ** (exponent - 2)}m`;
  return `0.${String(mantissa * 10 ** exponent).padStart(2, '0')}m`;
}

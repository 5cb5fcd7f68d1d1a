import type { Lab, OutsideService } from '@ehlo/lab';
import type { RequestHandler } from 'express';

const SERVICES = [
  'mock',
  'mta',
  'submission',
  'smtps',
  'pop3',
  'pop3s',
  'imap',
  'imaps',
  'dns',
] as const satisfies OutsideService[];

export interface Health {
  status: 'starting' | 'ok' | 'partial';
  version: string;
  /** Null: nothing listens there (the service is not part of this EHLO, or its port was taken). */
  ports: Record<'web' | OutsideService, number | null>;
  failed: { name: string; port: number; reason: string }[];
}

export interface HealthOptions {
  version: string;
  webPort: () => number;
  /** Undefined while starting. */
  lab: () => Pick<Lab, 'ports' | 'failed'> | undefined;
}

export function readHealth({ version, webPort, lab }: HealthOptions): Health {
  const up = lab();
  const failed = [...(up?.failed ?? [])];
  const ports = Object.fromEntries(SERVICES.map((name) => [name, up?.ports[name] ?? null]));
  return {
    status: up === undefined ? 'starting' : failed.length > 0 ? 'partial' : 'ok',
    version,
    ports: { web: webPort(), ...ports } as Health['ports'],
    failed,
  };
}

/** `GET /api/health`: 503 while starting, then 200, also when some port was taken. */
export function serveHealth(options: HealthOptions): RequestHandler {
  return (_request, response) => {
    const health = readHealth(options);
    response
      .status(health.status === 'starting' ? 503 : 200)
      .set('Cache-Control', 'no-store')
      .json(health);
  };
}

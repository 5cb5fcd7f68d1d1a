export type { CaptureAddress, CaptureEvent } from './write/capture-event.ts';
export {
  type CaptureOptions,
  type CaptureWriter,
  createCaptureWriter,
  writeCapture,
} from './write/capture-writer.ts';

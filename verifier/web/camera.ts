// The camera of this device: asked for on a tap, the back one first, and let go as soon as it is not needed.

export type CameraTrouble = 'denied' | 'none' | 'busy';

export class CameraError extends Error {
  constructor(readonly trouble: CameraTrouble) {
    super(trouble);
  }
}

const TROUBLES: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'denied', SecurityError: 'denied', NotReadableError: 'busy', AbortError: 'busy',
};

/** Open the camera, or raise a CameraError that says why not. */
export async function openCamera(deviceId: string | null): Promise<MediaStream> {
  // Without a secure context there are no mediaDevices, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if(devices?.getUserMedia === undefined) {
    throw new CameraError('none');
  }
  const which = deviceId === null ? {facingMode: {ideal: 'environment'}} : {deviceId: {exact: deviceId}};
  try {
    return await devices.getUserMedia({audio: false, video: {...which, width: {ideal: 1280}, height: {ideal: 720}}});
  } catch(error) {
    throw new CameraError(error instanceof DOMException ? TROUBLES[error.name] ?? 'none' : 'none');
  }
}

/** Return the cameras; names are known only after permission. */
export async function cameras(): Promise<MediaDeviceInfo[]> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all.filter(device => device.kind === 'videoinput');
}

export function closeCamera(stream: MediaStream): void {
  stream.getTracks().forEach(track => track.stop());
}

// The QR reader: zxing-wasm, served by this page itself, since by default it would fetch its WebAssembly from elsewhere.

import {prepareZXingModule, readBarcodes, type ReaderOptions, type ReadResult} from 'zxing-wasm/reader';

const OPTIONS: ReaderOptions = {
  formats: ['QRCode', 'Aztec'], tryHarder: true, tryRotate: true, maxNumberOfSymbols: 8, returnErrors: true,
};
const LONGEST_SIDE = 4000;

/** Load the reader, so that the first frame need not wait for it. */
export function prepareReader(): void {
  prepareZXingModule({
    overrides: {
      locateFile: (path: string, prefix: string) =>
        path.endsWith('.wasm') ? new URL(path, import.meta.url).href : prefix + path,
    },
    fireImmediately: true,
  }).catch(() => undefined);  // reading will fail with the same error, and say so
}

/** Return the codes in a picture, readable ones and others. */
export async function readCodes(image: ImageData): Promise<ReadResult[]> {
  return await readBarcodes(image, OPTIONS);
}

/** Return the texts of the codes in a picture file; null for a file that this browser cannot open as a picture. */
export async function readPicture(file: Blob): Promise<string[] | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if(bitmap === null) {
    return null;
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = canvasOf(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  canvas.fillStyle = '#fff';  // a transparent picture is a code on white paper
  canvas.fillRect(0, 0, canvas.canvas.width, canvas.canvas.height);
  canvas.drawImage(bitmap, 0, 0, canvas.canvas.width, canvas.canvas.height);
  bitmap.close();
  const found = await readCodes(canvas.getImageData(0, 0, canvas.canvas.width, canvas.canvas.height));
  return found.filter(code => code.isValid && code.text !== '').map(code => code.text);
}

export function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, width);
  canvas.height = Math.max(1, height);
  const context = canvas.getContext('2d', {willReadFrequently: true});
  if(context === null) {
    throw new Error('no canvas');
  }
  return context;
}

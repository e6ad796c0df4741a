// Bundle the TypeScript of the verifier and of the wallet: each `web/main.ts` becomes `static/build/main.js` of its service.
// The QR reader's WebAssembly stands beside the bundle that loads it: it must be of the very version of its JavaScript.
import {copyFile, mkdir, rm, stat} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  {from: 'verifier/web', to: 'verifier/led_verifier/static/build', copies: ['zxing-wasm/reader/zxing_reader.wasm']},
  {from: 'wallet_api/web', to: 'wallet_api/led_wallet/static/build', copies: []},
];

for(const {from, to, copies} of pages) {
  const entry = `${root}/${from}/main.ts`;
  if(!await stat(entry).catch(() => null)) {
    continue;
  }
  const folder = `${root}/${to}`;
  await rm(folder, {recursive: true, force: true});
  await mkdir(folder, {recursive: true});
  await build({
    entryPoints: [entry],
    outdir: folder,
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
    logLevel: 'warning',
  });
  for(const file of copies) {
    const path = fileURLToPath(import.meta.resolve(file));
    await copyFile(path, `${folder}/${path.split('/').pop()}`);
  }
}

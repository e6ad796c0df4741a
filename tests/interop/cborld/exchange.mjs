// Encodes and decodes with @digitalbazaar/cborld what stands on stdin, and writes what it made to stdout.
// In:  {contexts: {url: document}, entries: {id: {kind: {value: number}}}, encode: [{entry, document}], decode: [hex]}
// Out: {encoded: [hex], decoded: [document]}
import {readFileSync} from 'node:fs';
import * as cborld from '@digitalbazaar/cborld';
import {Codes} from '../node/qr.mjs';

const input = JSON.parse(readFileSync(0, 'utf8'));
const {documentLoader, typeTableLoader} = new Codes(input);

const encoded = [];
for(const {entry, document} of input.encode) {
  const bytes = await cborld.encode({
    jsonldDocument: document, documentLoader, registryEntryId: entry, typeTableLoader,
  });
  encoded.push(Buffer.from(bytes).toString('hex'));
}
const decoded = [];
for(const hex of input.decode) {
  decoded.push(await cborld.decode({cborldBytes: Uint8Array.from(Buffer.from(hex, 'hex')), documentLoader, typeTableLoader}));
}
process.stdout.write(JSON.stringify({encoded, decoded}));

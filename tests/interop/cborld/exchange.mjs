// Encodes and decodes with @digitalbazaar/cborld what stands on stdin, and writes what it made to stdout.
// In:  {contexts: {url: document}, entries: {id: {kind: {value: number}}}, encode: [{entry, document}], decode: [hex]}
// Out: {encoded: [hex], decoded: [document]}
import {readFileSync} from 'node:fs';
import * as cborld from '@digitalbazaar/cborld';

const input = JSON.parse(readFileSync(0, 'utf8'));
const V2 = 'https://www.w3.org/ns/credentials/v2';

// cborld 8.1.0 stumbles over JSON-LD's null context: it alone sees a copy of the context that has {} there.
const presentation = input.contexts[V2]?.['@context'].VerifiablePresentation;
if(presentation) {
  presentation['@context'].verifiableCredential['@context'] ??= {};
}

const documentLoader = async url => {
  if(!Object.hasOwn(input.contexts, url)) {
    throw new Error(`a context that was not given: ${url}`);
  }
  return {contextUrl: null, document: input.contexts[url], documentUrl: url};
};
const tables = new Map(Object.entries(input.entries).map(([id, kinds]) => [
  Number(id),
  new Map(Object.entries(kinds).map(([kind, values]) => [kind, new Map(Object.entries(values))])),
]));
const typeTableLoader = async ({registryEntryId}) => tables.get(registryEntryId);

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

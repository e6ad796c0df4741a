// QR codes by @digitalbazaar/vpqr, and what @digitalbazaar/cborld needs in order to read ours.
import {util} from '@digitalbazaar/vpqr';

const V2 = 'https://www.w3.org/ns/credentials/v2';

// cborld 8.1.0 stumbles over JSON-LD's null context: it alone sees a copy of the contexts that has {} there.
function contextsForCborld(contexts) {
  const own = structuredClone(contexts);
  const presentation = own[V2]?.['@context'].VerifiablePresentation;
  if(presentation) {
    presentation['@context'].verifiableCredential['@context'] ??= {};
  }
  return own;
}

// entries: {id: {kind: {value: number}}}
function tableLoader(entries) {
  const tables = new Map(Object.entries(entries).map(([id, kinds]) => [
    Number(id),
    new Map(Object.entries(kinds).map(([kind, values]) => [kind, new Map(Object.entries(values))])),
  ]));
  return async ({registryEntryId}) => tables.get(registryEntryId);
}

// Reads and writes the text of codes, with one set of contexts and tables.
export class Codes {
  constructor({contexts, entries}) {
    const own = contextsForCborld(contexts);
    this.documentLoader = async url => {
      if(!Object.hasOwn(own, url)) {
        throw new Error(`a context that the test did not give: ${url}`);
      }
      return {contextUrl: null, documentUrl: url, document: own[url]};
    };
    this.typeTableLoader = tableLoader(entries);
  }

  async write({document, header, entry, level}) {
    const {payload, version, imageDataUrl} = await util.toQrCode({
      header, jsonldDocument: document, registryEntryId: entry, qrErrorCorrectionLevel: level,
      documentLoader: this.documentLoader, typeTableLoader: this.typeTableLoader,
    });
    return {text: payload, version, image: imageDataUrl};
  }

  async read({text, header}) {
    const {jsonldDocument} = await util.fromQrCode({
      expectedHeader: header, text,
      documentLoader: this.documentLoader, typeTableLoader: this.typeTableLoader,
    });
    return jsonldDocument;
  }
}
